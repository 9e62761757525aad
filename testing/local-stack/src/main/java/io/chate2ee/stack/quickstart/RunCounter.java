package io.chate2ee.stack.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts how often the scene has been played on the same data. */
final class RunCounter {
    private RunCounter() {}

    /** The number of this time, from 1. */
    static int next(Path directory) {
        Path file = directory.resolve("scenes-played");
        try {
            int number =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) + 1 : 1;
            Files.writeString(file, Integer.toString(number));
            return number;
        } catch (IOException | NumberFormatException e) {
            throw new UncheckedIOException(new IOException("Cannot count in " + file, e));
        }
    }
}
