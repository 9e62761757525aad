package io.chate2ee.virgil.cloud.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(2));

    @ParameterizedTest(name = "after {0} failures at most {1} ms")
    @CsvSource({"1,100", "2,200", "3,400", "5,1600", "6,2000", "100,2000", "2147483647,2000"})
    void doublesUpToTheCap(int failures, long millis) {
        assertThat(backOff.longest(failures)).isEqualTo(Duration.ofMillis(millis));
        assertThat(backOff.pause(failures, ManualTime.longest())).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void isDrawnFromAllOfItDownToNothing() {
        var random = new Random(1);

        var pauses = IntStream.range(0, 1000)
                .mapToObj(i -> backOff.pause(1, random).toMillis())
                .toList();

        assertThat(pauses).allMatch(pause -> pause >= 0 && pause <= 100);
        assertThat(pauses).anyMatch(pause -> pause < 10).anyMatch(pause -> pause > 90);
    }

    @Test
    void aPauseHasALengthAndTheCapIsNotShorter() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
