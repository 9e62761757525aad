package io.chate2ee.standin.command;

import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.storage.StoreUnavailableException;
import java.io.IOException;
import java.util.List;

/**
 * Runs the stand-in until it is told to stop. For development, tests and demonstrations; never for production, and it does
 * not start with a production profile.
 */
public final class Main {

    private static final int WRONG_USAGE = 2;
    private static final int CANNOT_START = 1;

    private Main() {}

    /** Starts, or says in one line why not: exit code 2 for a wrong command line, 1 for anything else. */
    public static void main(String[] args) {
        var arguments = List.of(args);
        if (arguments.contains("--help")) {
            System.out.print(Help.TEXT);
            return;
        }
        withoutUnsafe();
        try {
            var standIn = StandIn.start(CommandLine.read(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(standIn::close, "stop"));
            System.out.println("Virgil stand-in listening on " + standIn.url());
        } catch (UsageException wrongUsage) {
            fail(wrongUsage, WRONG_USAGE);
        } catch (IOException | IllegalStateException | StoreUnavailableException cannotStart) {
            fail(cannotStart, CANNOT_START);
        }
    }

    /** Keeps newer Java from warning, on every start, about how Netty would reach memory past the platform's checks. */
    private static void withoutUnsafe() {
        System.setProperty("io.netty.noUnsafe", "true");
    }

    private static void fail(Exception reason, int code) {
        System.err.println("virgil-stand-in: " + reason.getMessage());
        System.exit(code);
    }
}
