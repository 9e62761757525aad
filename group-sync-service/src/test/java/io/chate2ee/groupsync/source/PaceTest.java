package io.chate2ee.groupsync.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.groupsync.settings.TestSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration APART = Duration.ofMillis(100);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void requestsAtTheSameMomentGoOneAfterTheOther() throws Exception {
        Pace pace = pace("10");

        pace.take();
        pace.take();
        pace.take();

        assertThat(pauses).containsExactly(APART, APART.multipliedBy(2));
    }

    @Test
    void whoeverComesLateEnoughDoesNotWait() throws Exception {
        Pace pace = pace("10");

        pace.take();
        now.addAndGet(APART.toNanos());
        pace.take();

        assertThat(pauses).isEmpty();
    }

    @Test
    void aQuietTimeSavesNothingUp() throws Exception {
        Pace pace = pace("10");

        now.addAndGet(APART.multipliedBy(50).toNanos());
        pace.take();
        pace.take();

        assertThat(pauses).containsExactly(APART);
    }

    @Test
    void noneASecondIsRefused() {
        assertThatThrownBy(() -> pace("0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("source.calls-per-second");
    }

    private Pace pace(String perSecond) {
        SourceSettings settings = TestSettings.of(Map.of(
                        "source.calls-per-second",
                        perSecond,
                        "virgil.url",
                        "http://127.0.0.1:1",
                        "virgil.service-key",
                        "none"))
                .source();
        return Pace.of(settings, now::get, pauses::add);
    }
}
