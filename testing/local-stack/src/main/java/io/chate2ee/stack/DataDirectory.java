package io.chate2ee.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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
            delete(path, file -> true);
        }
    }

    /** Deletes all that is in it but one subdirectory, unless it was wished for. */
    public void deleteUnlessKeptExcept(String subdirectory) {
        if (!kept) {
            Path spared = path.resolve(subdirectory);
            delete(path, file -> !file.startsWith(spared) && !spared.startsWith(file));
        }
    }

    private static void delete(Path directory, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst =
                    files.filter(which).sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }
}
