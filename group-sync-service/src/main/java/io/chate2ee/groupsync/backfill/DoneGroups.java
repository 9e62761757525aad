package io.chate2ee.groupsync.backfill;

import io.chate2ee.contract.id.Guid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are done, a guid a line in a file, so that a run that was ended goes on where it was. A last line without its end was
 * being written when the process died, and counts for nothing. Safe for several threads.
 */
public final class DoneGroups implements AutoCloseable {
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final ReentrantLock turn = new ReentrantLock();
    private final @Nullable Writer file;

    private DoneGroups(@Nullable Writer file) {
        this.file = file;
    }

    /** Keeps nothing: the next run begins at the beginning. */
    public static DoneGroups forgotten() {
        return new DoneGroups(null);
    }

    /** Reads what is there, and goes on writing behind it. */
    public static DoneGroups in(Path path) throws IOException {
        String known = Files.exists(path) ? Files.readString(path) : "";
        String whole = known.substring(0, known.lastIndexOf('\n') + 1);
        if (whole.length() < known.length()) {
            Files.writeString(path, whole);
        }
        DoneGroups groups = new DoneGroups(Files.newBufferedWriter(
                path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        whole.lines().forEach(groups.done::add);
        return groups;
    }

    boolean contains(Guid guid) {
        return done.contains(guid.value());
    }

    /** Told after Kafka has it, and on the disk before it returns. */
    void add(Guid guid) {
        done.add(guid.value());
        Writer writer = file;
        if (writer == null) {
            return;
        }
        turn.lock();
        try {
            writer.write(guid.value() + "\n");
            writer.flush();
        } catch (IOException full) {
            throw new UncheckedIOException("the file of groups that are done cannot be written", full);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
