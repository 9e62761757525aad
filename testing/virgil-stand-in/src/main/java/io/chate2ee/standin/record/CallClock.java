package io.chate2ee.standin.record;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What times are read from.
 *
 * @param wall tells the time of day
 * @param ticks nanoseconds from an arbitrary instant; never steps back
 */
public record CallClock(Clock wall, LongSupplier ticks) {

    /** The given clock, and the ticks of the Java platform. */
    public static CallClock of(Clock wall) {
        return new CallClock(wall, System::nanoTime);
    }

    Instant now() {
        return wall.instant();
    }

    long tick() {
        return ticks.getAsLong();
    }
}
