package io.chate2ee.benchmarks.timing;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Two kinds of requests, answered alike, whose times are to be compared.
 *
 * @param name of both
 * @param one requests of one kind, all with answers of the same status
 * @param other requests of the other kind
 * @param status of all answers
 */
record Pair(String name, List<byte[]> one, List<byte[]> other, int status) {
    private static final double NANOS_PER_MICRO = 1_000;

    Pair {
        one = List.copyOf(one);
        other = List.copyOf(other);
    }

    /** Makes so many calls of each kind, in random order, and says how their times compare. */
    String measure(Call call, int samples, Random random) throws IOException {
        var ofOne = new Samples(samples);
        var ofOther = new Samples(samples);
        while (ofOne.size() < samples || ofOther.size() < samples) {
            boolean first = ofOther.size() == samples || (ofOne.size() < samples && random.nextBoolean());
            List<byte[]> requests = first ? one : other;
            long nanos = call.nanosFor(requests.get(random.nextInt(requests.size())), status);
            (first ? ofOne : ofOther).add(nanos);
        }
        return text(ofOne, ofOther);
    }

    private String text(Samples ofOne, Samples ofOther) {
        var welch = Welch.of(ofOne, ofOther);
        return String.format(
                Locale.ROOT,
                "%s: %d each; mean %.1f and %.1f us, median %.1f and %.1f us; t = %.2f, of the shorter nine tenths %.2f: %s",
                name,
                ofOne.size(),
                ofOne.mean() / NANOS_PER_MICRO,
                ofOther.mean() / NANOS_PER_MICRO,
                ofOne.median() / NANOS_PER_MICRO,
                ofOther.median() / NANOS_PER_MICRO,
                welch.all(),
                welch.shorter(),
                welch.differ() ? "DIFFERENT" : "no measurable difference");
    }
}
