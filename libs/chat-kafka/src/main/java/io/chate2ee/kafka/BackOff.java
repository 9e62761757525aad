package io.chate2ee.kafka;

import java.time.Duration;

/**
 * How long to pause after so many failures in a row.
 *
 * @param first after the first failure
 * @param cap never longer than this
 */
public record BackOff(Duration first, Duration cap) {
    private static final int MOST_DOUBLINGS = 20;

    /**
     * The pause after a failure.
     *
     * @param failures how many in a row, from 1
     */
    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(cap) < 0 ? doubled : cap;
    }
}
