package io.chate2ee.stack.suite;

import io.chate2ee.stack.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories of one stack.
 *
 * @param directory all others are in it
 */
record StackHome(DataDirectory directory) {
    static final String LOGS = "logs";

    Path postgres() {
        return in("postgres");
    }

    Path kafka() {
        return in("kafka");
    }

    Path standIn() {
        return in("virgil-stand-in");
    }

    /** Where E3Kit keeps the devices' keys. */
    Path devices() {
        return in("devices");
    }

    Path secrets() {
        return in("secrets.json");
    }

    Path loginKeys() {
        return in("login-keys.json");
    }

    Path log(String of) {
        try {
            return Files.createDirectories(in(LOGS)).resolve(of + ".log");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a directory for logs", e);
        }
    }

    Path in(String name) {
        return directory.path().resolve(name);
    }
}
