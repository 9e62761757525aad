package io.chate2ee.token;

import io.chate2ee.http.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts token-service. */
@QuarkusMain
public final class Main {
    Main() {}

    /** Runs until the process is told to stop. */
    public static void main(String... args) {
        ServiceMain.run(args);
    }
}
