package io.chate2ee.benchmarks.timing;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Times that were measured, in nanoseconds. */
final class Samples {
    private final long[] times;
    private int size;

    /** Room for so many. */
    Samples(int room) {
        times = new long[room];
    }

    static Samples of(long... times) {
        var samples = new Samples(times.length);
        Arrays.stream(times).forEach(samples::add);
        return samples;
    }

    void add(long nanos) {
        times[size++] = nanos;
    }

    int size() {
        return size;
    }

    LongStream all() {
        return Arrays.stream(times, 0, size);
    }

    double mean() {
        return all().average().orElseThrow();
    }

    long median() {
        return all().sorted().skip(size / 2).findFirst().orElseThrow();
    }

    /** Of the population they were drawn from, estimated. */
    double variance() {
        double mean = mean();
        return all().mapToDouble(time -> (time - mean) * (time - mean)).sum() / (size - 1);
    }

    /** Those that are not longer. */
    Samples upTo(long nanos) {
        return of(all().filter(time -> time <= nanos).toArray());
    }
}
