package io.chate2ee.stack.quickstart;

import io.chate2ee.stack.process.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param exit stop after the scene instead of waiting for Ctrl-C
 * @param demo play the scene
 * @param help print how to use it and do nothing
 * @param nativeExecutables run the services as native executables
 * @param addresses where to write the addresses; null for a place in the stack's directory
 * @param data where to keep data between runs; null to keep nothing
 */
record CommandLine(
        boolean exit,
        boolean demo,
        boolean help,
        boolean nativeExecutables,
        @Nullable Path addresses,
        @Nullable Path data) {
    private static final String USAGE_FILE = "usage.txt";

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

    /** How to use it; the script prints the same file before anything is built. */
    static String usage() {
        try (InputStream file = Objects.requireNonNull(CommandLine.class.getResourceAsStream(USAGE_FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damagedJar) {
            throw new UncheckedIOException(damagedJar);
        }
    }

    /** What the services run as: what was asked for here, or else by the system property that tests use. */
    Artifact.Form form() {
        return nativeExecutables ? Artifact.Form.NATIVE : Artifact.Form.asked();
    }

    Optional<Path> addressesFile() {
        return Optional.ofNullable(addresses);
    }

    static CommandLine parse(List<String> arguments) throws Mistake {
        CommandLine parsed = new CommandLine(false, true, false, false, null, null);
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
            case "--exit" -> new CommandLine(true, demo, help, nativeExecutables, addresses, data);
            case "--no-demo" -> new CommandLine(exit, false, help, nativeExecutables, addresses, data);
            case "--help", "-h" -> new CommandLine(exit, demo, true, nativeExecutables, addresses, data);
            case "--native" -> new CommandLine(exit, demo, help, true, addresses, data);
            case "--addresses" -> new CommandLine(exit, demo, help, nativeExecutables, value(option, rest), data);
            case "--keep-data" -> new CommandLine(exit, demo, help, nativeExecutables, addresses, value(option, rest));
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
