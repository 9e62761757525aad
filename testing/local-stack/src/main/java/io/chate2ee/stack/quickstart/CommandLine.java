package io.chate2ee.stack.quickstart;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param exit stop after the scene instead of waiting for Ctrl-C
 * @param demo play the scene
 * @param help print how to use it and do nothing
 * @param addresses where to write the addresses; null for a place in the stack's directory
 * @param data where to keep data between runs; null to keep nothing
 */
record CommandLine(
        boolean exit,
        boolean demo,
        boolean help,
        @Nullable Path addresses,
        @Nullable Path data) {
    static final String USAGE = """
            ./quickstart [options]

            Starts PostgreSQL, Kafka, a stand-in for the Virgil Cloud and the three services on this
            machine, plays a scene with real E3Kit clients, and leaves everything running until Ctrl-C.

              --exit            stop after the scene; the exit code is 0 only if every step held
              --no-demo         only start everything, without the scene
              --addresses FILE  write all addresses to FILE as JSON
              --keep-data DIR   keep data, secrets and logs in DIR for the next time
              --help            print this
            """;

    /** The command line could not be understood. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        private final String line;

        Mistake(String line) {
            super(line);
            this.line = line;
        }

        /** What is wrong, for the user. */
        String line() {
            return line;
        }
    }

    Optional<Path> addressesFile() {
        return Optional.ofNullable(addresses);
    }

    static CommandLine parse(List<String> arguments) throws Mistake {
        CommandLine parsed = new CommandLine(false, true, false, null, null);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            parsed = parsed.with(rest.pop(), rest);
        }
        if (parsed.exit && !parsed.demo && !parsed.help) {
            throw new Mistake("--exit and --no-demo together would do nothing");
        }
        return parsed;
    }

    private CommandLine with(String option, Deque<String> rest) throws Mistake {
        return switch (option) {
            case "--exit" -> new CommandLine(true, demo, help, addresses, data);
            case "--no-demo" -> new CommandLine(exit, false, help, addresses, data);
            case "--help", "-h" -> new CommandLine(exit, demo, true, addresses, data);
            case "--addresses" -> new CommandLine(exit, demo, help, value(option, rest), data);
            case "--keep-data" -> new CommandLine(exit, demo, help, addresses, value(option, rest));
            default -> throw new Mistake("There is no option " + option);
        };
    }

    private static Path value(String option, Deque<String> rest) throws Mistake {
        String value = rest.poll();
        if (value == null || value.isEmpty() || value.startsWith("--")) {
            throw new Mistake(option + " needs a path");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
