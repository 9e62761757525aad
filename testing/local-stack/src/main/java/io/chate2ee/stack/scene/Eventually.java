package io.chate2ee.stack.scene;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the services do on their own time. */
final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Eventually() {}

    /**
     * Looks until what is seen is as expected.
     *
     * @param expected for a person: what is waited for
     * @throws SceneFailure with what was seen last if it is not so after a minute
     */
    static <T> T see(String expected, Supplier<T> look, Predicate<T> asExpected) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        T seen = look.get();
        while (!asExpected.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new SceneFailure(
                        "Expected within " + LONGEST.toSeconds() + " s: " + expected + ". Seen: " + seen);
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SceneFailure("Interrupted", e);
        }
    }
}
