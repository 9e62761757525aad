package io.chate2ee.http.command;

import java.io.PrintStream;

/**
 * What a command talks to.
 *
 * @param out for results, which may go to a file or another program
 * @param err for progress and errors
 */
public record Terminal(PrintStream out, PrintStream err) {
    /** The process's own. */
    public static Terminal ofProcess() {
        return new Terminal(System.out, System.err);
    }

    /** Says in one line why a command could not begin or go on, and gives the exit code for that. */
    public int failed(String message) {
        err.println(message.strip().lines().findFirst().orElse("no message"));
        return ExitCode.FAILED;
    }
}
