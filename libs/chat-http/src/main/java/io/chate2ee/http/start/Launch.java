package io.chate2ee.http.start;

import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.inject.Singleton;

/** What this process was started for: to serve, or, if it was given arguments, to run one command and end. */
@Singleton
public class Launch {
    private final boolean serves;
    private final String command;

    /** A process that was started with these arguments. */
    public Launch(@CommandLineArguments String[] arguments) {
        this.serves = arguments.length == 0;
        this.command = serves ? "" : arguments[0];
    }

    /** Whether this process is the service. If not, nothing may listen, read topics or send what waits to be sent. */
    public boolean serves() {
        return serves;
    }

    /** Whether this process is here for this command alone. */
    public boolean isFor(String name) {
        return command.equals(name);
    }
}
