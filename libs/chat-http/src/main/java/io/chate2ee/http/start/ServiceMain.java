package io.chate2ee.http.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The main method of a service:
 *
 * <pre>{@code
 * @QuarkusMain
 * public class Main {
 *     public static void main(String... args) {
 *         ServiceMain.run(args);
 *     }
 * }
 * }</pre>
 */
public final class ServiceMain {
    private static final Logger LOG = Logger.getLogger(ServiceMain.class);

    private ServiceMain() {}

    /**
     * Runs until the process is told to stop. A service that cannot start ends with exit code 1 after one line on standard error, or,
     * where the cause is no mistake of the operator's, with the cause in the log.
     */
    public static void run(String... args) {
        Quarkus.run(null, ServiceMain::ended, args);
    }

    /**
     * Runs a command of the service's binary in place of the service: nothing listens, nothing is read from Kafka (see {@link Launch}),
     * and standard output is the command's alone. Ends the process with the command's exit code; a command that cannot start ends with
     * exit code 1 after one line, as a service does.
     *
     * @param command a bean that does the work
     * @param args what the operator typed; at least one
     */
    public static void runCommand(Class<? extends QuarkusApplication> command, String... args) {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.level", "WARN");
        Quarkus.run(command, ServiceMain::ended, args);
    }

    private static void ended(int exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            StartFailure.oneLine(failure)
                    .ifPresentOrElse(System.err::println, () -> LOG.error("HTP106 The service cannot start", failure));
        }
        System.exit(exitCode);
    }
}
