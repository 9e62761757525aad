package io.chate2ee.stack.suite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has been started and must be stopped, the last one first. Closing may happen while things are still being started
 * by other threads: what comes too late is closed at once.
 */
final class OpenThings implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes charge of something that has just been started.
     *
     * @throws IllegalStateException if everything has been closed meanwhile
     */
    <T extends AutoCloseable> T add(T thing) {
        lock.lock();
        try {
            if (!closed) {
                open.push(thing);
                return thing;
            }
        } finally {
            lock.unlock();
        }
        IllegalStateException tooLate = new IllegalStateException("Stopped while starting");
        closeOne(thing, tooLate);
        throw tooLate;
    }

    /**
     * Closes everything, also when something fails to close. A second caller waits for the first.
     *
     * @throws IllegalStateException with what failed to close
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            IllegalStateException failures = new IllegalStateException("Not everything could be stopped");
            while (!open.isEmpty()) {
                closeOne(open.pop(), failures);
            }
            if (failures.getSuppressed().length > 0) {
                throw failures;
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeOne(AutoCloseable thing, IllegalStateException failures) {
        try {
            thing.close();
        } catch (Exception e) {
            // The others must be closed too; the caller gets all failures together.
            failures.addSuppressed(e);
        }
    }
}
