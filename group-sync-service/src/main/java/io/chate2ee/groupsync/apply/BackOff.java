package io.chate2ee.groupsync.apply;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts on one group: doubling from the first to the cap, each drawn between half and the whole, so that groups
 * that failed together do not come back together.
 *
 * @param first the pause after the first failure
 * @param cap no pause is longer, unless the cloud asks for it
 */
record BackOff(Duration first, Duration cap) {
    private static final int MAX_DOUBLINGS = 30;

    /**
     * The pause before the next attempt.
     *
     * @param failures failures in a row before this one
     */
    Duration pause(int failures, RandomGenerator random) {
        long whole = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures, MAX_DOUBLINGS));
        if (whole <= 0) {
            whole = cap.toMillis();
        }
        long half = whole / 2;
        return Duration.ofMillis(half + random.nextLong(whole - half + 1));
    }
}
