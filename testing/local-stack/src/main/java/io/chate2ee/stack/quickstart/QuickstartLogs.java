package io.chate2ee.stack.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the embedded servers log to a file, so that the terminal has only what is meant for a person. */
final class QuickstartLogs {
    private QuickstartLogs() {}

    static void goTo(Path file) {
        LogManager.getLogManager().reset();
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            FileHandler handler = new FileHandler(file.toString(), true);
            handler.setFormatter(new SimpleFormatter());
            Logger root = Logger.getLogger("");
            root.setLevel(Level.WARNING);
            root.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
