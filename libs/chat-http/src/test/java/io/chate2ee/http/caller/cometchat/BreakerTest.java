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
    void lets_through_until_enough_attempts_in_a_row_have_failed() {
        fail(2);
        assertThat(breaker.letsThrough()).isTrue();
        fail(1);
        assertThat(breaker.letsThrough()).isFalse();
        assertThat(breaker.rest()).isEqualTo(PAUSE);
    }

    @Test
    void counts_only_failures_in_a_row() {
        fail(2);
        breaker.succeeded();
        fail(2);
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void lets_one_try_after_the_pause_and_the_others_wait() {
        fail(3);
        clock.add(PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isFalse();
    }

    @Test
    void closes_if_the_one_succeeds_and_stays_open_if_it_fails() {
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
    void lets_another_try_if_the_one_gave_up_or_was_never_heard_of_again() {
        fail(3);
        clock.add(PAUSE);
        breaker.letsThrough();
        breaker.abandoned();
        assertThat(breaker.letsThrough()).isTrue();
        clock.add(PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void stays_open_for_as_long_as_was_asked_for() {
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
