package io.chate2ee.token.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MutableClock machine = MutableClock.of(NOON, ZoneOffset.UTC);
    private final SteadyClock clock = new SteadyClock(machine);

    @Test
    void goesWithTheMachinesClock() {
        assertThat(clock.instant()).isEqualTo(NOON);
        machine.add(Duration.ofHours(3));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3 * 3600));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 60})
    void standsStillWhenTheMachinesIsSetBackALittle(long seconds) {
        clock.instant();
        machine.add(Duration.ofSeconds(-seconds));
        assertThat(clock.instant()).isEqualTo(NOON);

        machine.add(Duration.ofSeconds(seconds + 1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 3600, 86_400})
    void followsWhenTheMachinesIsSetBackFar(long seconds) {
        clock.instant();
        machine.add(Duration.ofSeconds(-seconds));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(seconds));
    }
}
