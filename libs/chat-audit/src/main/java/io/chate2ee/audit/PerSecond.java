package io.chate2ee.audit;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

/** Lets so many a second pass and no more. Any thread; never blocks. */
final class PerSecond {
    private record Count(long second, int taken) {}

    private final int most;
    private final Clock clock;
    private final AtomicReference<Count> now = new AtomicReference<>(new Count(0, 0));

    PerSecond(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    boolean take() {
        long second = clock.instant().getEpochSecond();
        Count taken = now.updateAndGet(before -> before.second() == second
                ? new Count(second, Math.min(most, before.taken()) + 1)
                : new Count(second, 1));
        return taken.taken() <= most;
    }
}
