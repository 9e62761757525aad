package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest(name = "after {0} failures: {1} ms")
    @CsvSource({"1,200", "2,400", "3,800", "7,12800", "8,15000", "30,15000", "2147483647,15000"})
    void pausesDoubleUpToTheCap(int failures, long millis) {
        BackOff backOff = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(15));

        assertThat(backOff.after(failures)).isEqualTo(Duration.ofMillis(millis));
    }
}
