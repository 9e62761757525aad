package io.chate2ee.groupsync.backfill;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads that do the same to many things, and wait for each other. */
public final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    /** A crew of so many. */
    public Crew(int size) {
        this.threads = Executors.newFixedThreadPool(size);
    }

    /** What is done to one. */
    @FunctionalInterface
    public interface Work<T> {
        /** May block, and may fail, which then is what all fail with. */
        void on(T one) throws IOException, InterruptedException;
    }

    /**
     * Returns when it was done to all, or to none any more.
     *
     * @throws IOException the first failure; what others did counts nevertheless
     */
    public <T> void each(Collection<T> all, Work<T> work) throws IOException, InterruptedException {
        List<Callable<Boolean>> calls = all.stream()
                .map(one -> (Callable<Boolean>) () -> {
                    work.on(one);
                    return true;
                })
                .toList();
        for (Future<Boolean> each : threads.invokeAll(calls)) {
            await(each);
        }
    }

    private static void await(Future<Boolean> work) throws IOException, InterruptedException {
        try {
            work.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException trouble) {
                throw trouble;
            }
            if (failed.getCause() instanceof RuntimeException trouble) {
                throw trouble;
            }
            throw new IllegalStateException("a task failed in a way it never should", failed);
        }
    }

    /** Ends; what is under way is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
