package io.chate2ee.virgil.cloud.resilient;

import java.time.Duration;

/**
 * How much trouble is ridden out here, before the caller hears of it.
 *
 * @param timeout a request that has not ended after this has failed
 * @param attempts how often one request is sent at most, 1 for no repetition
 * @param total no attempt starts later than this after the call, whatever the caller's own deadline
 * @param pauses between attempts; a longer one that the service asks for is kept
 * @param repeatRatio repetitions for each request that are affordable in the long run, 0 to 1
 * @param repeatsAtOnce repetitions that are affordable after a quiet time
 * @param failuresToOpen so many passing failures of one service in a row open its circuit
 * @param rests how long a circuit stays open, doubling each time it opens again
 */
public record Resilience(
        Duration timeout,
        int attempts,
        Duration total,
        BackOff pauses,
        double repeatRatio,
        int repeatsAtOnce,
        int failuresToOpen,
        BackOff rests) {

    /** Checks that a request can be sent at all. */
    public Resilience {
        if (timeout.isNegative() || timeout.isZero() || total.isNegative() || total.isZero()) {
            throw new IllegalArgumentException("time limits must be longer than nothing");
        }
        if (attempts < 1 || failuresToOpen < 1 || repeatsAtOnce < 0 || !(repeatRatio >= 0 && repeatRatio <= 1)) {
            throw new IllegalArgumentException("one attempt at least, and no repetition without a budget");
        }
    }
}
