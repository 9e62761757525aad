package io.chate2ee.standin.storage;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Everything the stand-in remembers, in memory or in one file. Work happens in transactions, one at a time; a transaction
 * that throws leaves nothing behind, one that returns is in the file before its caller goes on.
 */
public final class Store implements AutoCloseable {

    private static final String FILE = "virgil-stand-in.mv";
    private static final Key COUNTER = Key.of("counter");

    private final MVStore store;
    private final Table meta;
    private final ReentrantLock lock = new ReentrantLock();

    private Store(MVStore store) {
        this.store = store;
        this.meta = table("meta");
    }

    /** A store that is gone when it is closed. */
    public static Store inMemory() {
        return new Store(new MVStore.Builder().autoCommitDisabled().open());
    }

    /**
     * A store in a directory, which is made if need be.
     *
     * @throws StoreUnavailableException if the directory cannot be used, with a message of one line
     */
    public static Store inDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            var file = directory.resolve(FILE).toString();
            return new Store(
                    new MVStore.Builder().fileName(file).autoCommitDisabled().open());
        } catch (IOException | MVStoreException unusable) {
            throw new StoreUnavailableException(
                    "cannot keep data in " + directory + ": it is not writable, in use by another process, or damaged",
                    unusable);
        }
    }

    /** The table of a name, empty at first. Not to be called inside a transaction. */
    public Table table(String name) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a table is opened before a transaction, not inside");
        }
        lock.lock();
        try {
            var map = store.<String, String>openMap(name);
            // Kept at once: going back to before a table was made would take the table away from whoever holds it.
            store.commit();
            return new Table(map);
        } finally {
            lock.unlock();
        }
    }

    /** Runs work alone and keeps what it changed; if it throws, nothing is kept. May be nested in itself. */
    public <T> T transaction(Supplier<T> work) {
        lock.lock();
        try {
            var result = work.get();
            if (lock.getHoldCount() == 1) {
                store.commit();
            }
            return result;
        } catch (RuntimeException | Error failed) {
            store.rollback();
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    /** A number larger than every one before, over restarts too. Call inside a transaction. */
    public long nextNumber() {
        var next = meta.get(COUNTER).map(value -> value.getLong("value")).orElse(0L) + 1;
        meta.put(COUNTER, new JsonObject().put("value", next));
        return next;
    }

    /** Waits for the running transaction and closes the file. */
    @Override
    public void close() {
        lock.lock();
        try {
            store.close();
        } finally {
            lock.unlock();
        }
    }
}
