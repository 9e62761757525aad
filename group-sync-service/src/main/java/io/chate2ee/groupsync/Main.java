package io.chate2ee.groupsync;

import io.chate2ee.groupsync.command.CommandMain;
import io.chate2ee.http.start.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts group-sync-service, or, with arguments, runs one of its commands. */
@QuarkusMain
public final class Main {
    Main() {}

    /** Runs until the process is told to stop, or until the command is done. */
    public static void main(String... args) {
        if (args.length == 0) {
            ServiceMain.run();
        } else {
            CommandMain.run(args);
        }
    }
}
