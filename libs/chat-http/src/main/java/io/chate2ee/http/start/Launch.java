package io.chate2ee.http.start;

import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.inject.Singleton;

/** What this process was started for: to serve, or, if it was given arguments, to run one command and end. */
@Singleton
public class Launch {
    private final boolean serves;

    Launch(@CommandLineArguments String[] arguments) {
        this.serves = arguments.length == 0;
    }

    /** Whether this process is the service. If not, nothing may listen, read topics or send what waits to be sent. */
    public boolean serves() {
        return serves;
    }
}
