package io.chate2ee.virgil.cloud.resilient;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** Time that passes when the test says so, and takes with it what was to happen meanwhile. */
final class ManualTime {

    private record Task(long at, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));

    private long now;
    private long order;

    long nanos() {
        // Somewhere in the middle of nowhere, as a monotonic clock is.
        return Long.MAX_VALUE - 1000 + now;
    }

    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.element().at() <= until) {
            var due = tasks.remove();
            now = due.at();
            due.work().run();
        }
        now = until;
    }

    int waiting() {
        return tasks.size();
    }

    Timers timers() {
        return (delay, work) -> {
            var task = new Task(now + delay.toNanos(), order++, work);
            tasks.add(task);
            return () -> tasks.remove(task);
        };
    }

    /** Draws always the longest that is possible. */
    Surroundings surroundings() {
        return new Surroundings(timers(), this::nanos, longest());
    }

    static RandomGenerator longest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return -1;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
