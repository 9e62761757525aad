package io.chate2ee.stack.suite;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Does several things at once. */
final class Together {
    private Together() {}

    /**
     * Returns when all have ended.
     *
     * @param giveUp run at the first failure, to make the others end soon
     * @throws RuntimeException the first failure
     */
    static void run(List<Runnable> things, Runnable giveUp) {
        ExecutorService threads = Executors.newFixedThreadPool(things.size(), Together::daemon);
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        CompletableFuture<?>[] running = things.stream()
                .map(thing -> CompletableFuture.runAsync(() -> runOne(thing, first, giveUp), threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(running).join();
        threads.shutdown();
        RuntimeException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    private static void runOne(Runnable thing, AtomicReference<@Nullable RuntimeException> first, Runnable giveUp) {
        try {
            thing.run();
        } catch (RuntimeException e) {
            // Later failures are mostly consequences of the first, which is the one to tell.
            if (first.compareAndSet(null, e)) {
                giveUp.run();
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stack-start");
        thread.setDaemon(true);
        return thread;
    }
}
