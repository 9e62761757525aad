package io.chate2ee.groupsync.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AppGateTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final AppGate gate = new AppGate(clock(), Duration.ofSeconds(60));

    @Test
    void isOpenUntilTheAppIsRefused() {
        assertThat(gate.isOpen()).isTrue();
        assertThat(gate.takeTry()).isFalse();

        gate.refused();

        assertThat(gate.isOpen()).isFalse();
    }

    @Test
    void letsOneTryThroughAMinute() {
        gate.refused();
        assertThat(gate.takeTry()).isFalse();

        pass(Duration.ofSeconds(60));

        assertThat(gate.takeTry()).isTrue();
        assertThat(gate.takeTry()).isFalse();
        pass(Duration.ofSeconds(60));
        assertThat(gate.takeTry()).isTrue();
    }

    @Test
    void letsATryThroughAfterAClockThatWasAheadIsPutRight() {
        gate.refused();

        pass(Duration.ofDays(-1));

        assertThat(gate.takeTry()).isTrue();
        assertThat(gate.takeTry()).isFalse();
    }

    @Test
    void opensAgainOnceTheAppIsAccepted() {
        gate.refused();

        gate.accepted();

        assertThat(gate.isOpen()).isTrue();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return java.util.Objects.requireNonNull(now.get());
            }
        };
    }
}
