package io.chate2ee.benchmarks.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WelchTest {
    /** Worked out by hand: means 3 and 6, variances 2.5 and 10, five of each. */
    @Test
    void isTheDifferenceOfTheMeansInPartsOfItsOwnSpread() {
        var one = Samples.of(1, 2, 3, 4, 5);
        var other = Samples.of(2, 4, 6, 8, 10);

        assertThat(one.variance()).isEqualTo(2.5);
        assertThat(other.variance()).isEqualTo(10);
        assertThat(Welch.t(one, other)).isCloseTo(-3 / Math.sqrt(2.5), within(1e-12));
    }

    @Test
    void timesDrawnAlikeDoNotDiffer() {
        var random = new Random(1);
        assertThat(Welch.of(noise(random, 0), noise(random, 0)).differ()).isFalse();
    }

    @Test
    void aDifferenceMuchSmallerThanTheNoiseIsFound() {
        var random = new Random(2);
        assertThat(Welch.of(noise(random, 0), noise(random, 200)).differ()).isTrue();
    }

    @Test
    void aFewVeryLongTimesDoNotHideADifferenceInTheOthers() {
        var random = new Random(3);
        var one = withLongOnes(noise(random, 0));
        var other = withLongOnes(noise(random, 200));

        assertThat(Math.abs(Welch.t(one, other))).isLessThan(Welch.LARGEST_BY_CHANCE);
        assertThat(Welch.of(one, other).differ()).isTrue();
    }

    private static Samples withLongOnes(Samples samples) {
        long[] times = samples.all().toArray();
        for (int i = 0; i < times.length; i += 100) {
            times[i] = 10_000_000L * (1 + i % 7);
        }
        return Samples.of(times);
    }

    private static Samples noise(Random random, long more) {
        var samples = new Samples(10_000);
        for (int i = 0; i < 10_000; i++) {
            samples.add(100_000 + more + Math.round(random.nextGaussian() * 2_000));
        }
        return samples;
    }
}
