package io.chate2ee.http.caller.cometchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakerTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final Breaker breaker = new Breaker(3, PAUSE, clock);

    @Test
    void letsThroughUntilEnoughAttemptsInARowHaveFailed() {
        fail(2);
        assertThat(breaker.letsThrough()).isTrue();
        fail(1);
        assertThat(breaker.letsThrough()).isFalse();
        assertThat(breaker.rest()).isEqualTo(PAUSE);
    }

    @Test
    void countsOnlyFailuresInARow() {
        fail(2);
        breaker.succeeded();
        fail(2);
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void letsOneTryAfterThePauseAndTheOthersWait() {
        fail(3);
        clock.add(PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isFalse();
    }

    @Test
    void closesIfTheOneSucceedsAndStaysOpenIfItFails() {
        fail(3);
        clock.add(PAUSE);
        breaker.letsThrough();
        fail(1);
        assertThat(breaker.letsThrough()).isFalse();
        clock.add(PAUSE);
        breaker.letsThrough();
        breaker.succeeded();
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void letsAnotherTryIfTheOneGaveUpOrWasNeverHeardOfAgain() {
        fail(3);
        clock.add(PAUSE);
        breaker.letsThrough();
        breaker.abandoned();
        assertThat(breaker.letsThrough()).isTrue();
        clock.add(PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void staysOpenForAsLongAsWasAskedFor() {
        breaker.pauseFor(Duration.ofSeconds(60));
        clock.add(Duration.ofSeconds(59));
        assertThat(breaker.letsThrough()).isFalse();
        clock.add(Duration.ofSeconds(1));
        assertThat(breaker.letsThrough()).isTrue();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> breaker.failed());
    }
}
