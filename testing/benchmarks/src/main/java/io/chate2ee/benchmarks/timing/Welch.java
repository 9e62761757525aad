package io.chate2ee.benchmarks.timing;

import java.util.stream.LongStream;

/**
 * Welch's t-test on two samples, which need not vary alike. On a machine that does other things too, a few answers take very long and
 * hide small differences, so the test is also made on the shorter nine tenths of all.
 *
 * @param all t of all times
 * @param shorter t of the times up to the 90th percentile of both together
 */
record Welch(double all, double shorter) {
    /** Beyond it the two differ; what dudect uses (Reparaz et al., 2017). */
    static final double LARGEST_BY_CHANCE = 4.5;

    static Welch of(Samples one, Samples other) {
        long[] sorted = LongStream.concat(one.all(), other.all()).sorted().toArray();
        long most = sorted[(int) (sorted.length * 0.9)];
        return new Welch(t(one, other), t(one.upTo(most), other.upTo(most)));
    }

    static double t(Samples one, Samples other) {
        double spread = Math.sqrt(one.variance() / one.size() + other.variance() / other.size());
        return (one.mean() - other.mean()) / spread;
    }

    boolean differ() {
        return Math.max(Math.abs(all), Math.abs(shorter)) >= LARGEST_BY_CHANCE;
    }
}
