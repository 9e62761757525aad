package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"0, 250, 500", "1, 500, 1000", "2, 1000, 2000", "6, 16000, 32000", "7, 30000, 60000"})
    void doublesAndDrawsFromTheUpperHalf(int failures, long least, long most) {
        IntStream.range(0, 200)
                .forEach(seed -> assertThat(backOff.pause(failures, new Random(seed)))
                        .isBetween(Duration.ofMillis(least), Duration.ofMillis(most)));
    }

    @ParameterizedTest
    @CsvSource({"30", "31", "63", "64", "1000000"})
    void neverExceedsItsCap(int failures) {
        assertThat(backOff.pause(failures, new Random(1))).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void groupsThatFailedTogetherComeBackApart() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed -> backOff.pause(5, new Random(seed)))
                        .distinct())
                .hasSizeGreaterThan(40);
    }
}
