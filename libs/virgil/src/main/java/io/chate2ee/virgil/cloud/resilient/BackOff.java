package io.chate2ee.virgil.cloud.resilient;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double from the first to the cap; each is drawn from all of it, down to nothing, so that those who failed
 * together do not come back together.
 *
 * @param first the longest pause after one failure
 * @param cap no pause is longer
 */
public record BackOff(Duration first, Duration cap) {

    private static final int MOST_DOUBLINGS = 20;

    /** Checks that the pauses have a length. */
    public BackOff {
        if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off has a first pause, and a cap that is not shorter");
        }
    }

    /**
     * A pause.
     *
     * @param failures how many in a row, from 1
     */
    Duration pause(int failures, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(longest(failures).toNanos() + 1));
    }

    /** The longest pause after so many failures in a row, from 1. */
    Duration longest(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }
}
