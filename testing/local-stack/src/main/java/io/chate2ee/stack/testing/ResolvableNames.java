package io.chate2ee.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All names of machines that a JVM under test can resolve. More can be added while it runs; it remembers for ten seconds which it could
 * not resolve.
 */
public final class ResolvableNames implements AutoCloseable {
    private final Path file;
    private String names = "127.0.0.1 localhost";

    /** None but {@code localhost}. */
    public ResolvableNames() {
        try {
            file = Files.createTempFile("names", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write();
    }

    /** The option with which the JVM has to be started. */
    public String jvmOption() {
        return "-Djdk.net.hosts.file=" + file;
    }

    /** From now on the name means 127.0.0.1. */
    public void add(String name) {
        names += " " + name;
        write();
    }

    private void write() {
        try {
            Files.writeString(file, names + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
