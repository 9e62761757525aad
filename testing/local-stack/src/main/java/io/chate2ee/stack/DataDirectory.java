package io.chate2ee.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where servers keep their data.
 *
 * @param path the directory; it exists
 * @param kept whether it outlives the server
 */
public record DataDirectory(Path path, boolean kept) {

    /** The wished directory, kept; without a wish a new one that is deleted in the end. */
    public static DataDirectory of(@Nullable Path wished, String name) {
        try {
            return wished == null
                    ? new DataDirectory(Files.createTempDirectory("chat-e2ee-" + name), false)
                    : new DataDirectory(Files.createDirectories(wished).toAbsolutePath(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("No data directory for " + name + ": " + e.getMessage(), e);
        }
    }

    /** Deletes it with all that is in it, unless it was wished for. */
    public void deleteUnlessKept() {
        if (!kept) {
            delete(path);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }
}
