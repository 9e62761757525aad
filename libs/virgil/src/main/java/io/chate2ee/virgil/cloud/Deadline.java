package io.chate2ee.virgil.cloud;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The latest moment at which a request may <em>start</em>, by a monotonic clock. Waiting in a queue and repeating end there;
 * a request that started before has its own time limit.
 */
public final class Deadline {

    /** Any time will do. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE / 2, () -> 0);

    private final long at;
    private final LongSupplier nanoTime;

    private Deadline(long at, LongSupplier nanoTime) {
        this.at = at;
        this.nanoTime = nanoTime;
    }

    /** A deadline at a value of the clock, in nanoseconds. */
    public static Deadline at(long nanos, LongSupplier nanoTime) {
        return new Deadline(nanos, nanoTime);
    }

    /** A deadline so far from now. */
    public static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime.getAsLong() + time.toNanos(), nanoTime);
    }

    /** Whether nothing may start any more. At the deadline itself it is too late. */
    public boolean hasPassed() {
        return nanosLeft() <= 0;
    }

    /** Whether something that starts after this wait starts in time. */
    public boolean allows(long waitNanos) {
        return waitNanos < nanosLeft();
    }

    /** The one of the two that passes first. */
    public Deadline earlier(Deadline other) {
        return other.nanosLeft() < nanosLeft() ? other : this;
    }

    private long nanosLeft() {
        return at - nanoTime.getAsLong();
    }
}
