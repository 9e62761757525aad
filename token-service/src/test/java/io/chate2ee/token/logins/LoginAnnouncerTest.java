package io.chate2ee.token.logins;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoginAnnouncerTest {
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LoginAnnouncer logins = new LoginAnnouncer(clock, meters);

    @Test
    void keeps_a_login_with_its_time_until_it_is_taken() throws InterruptedException {
        logins.announce(new Uid("alice"));
        assertThat(logins.next(Duration.ZERO)).containsExactly(new LoginEvent(new Uid("alice"), clock.instant()));
        assertThat(logins.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void hands_over_some_at_a_time_oldest_first() throws InterruptedException {
        for (int i = 0; i < 700; i++) {
            logins.announce(new Uid("user-" + i));
        }

        assertThat(logins.next(Duration.ZERO))
                .hasSize(500)
                .first()
                .extracting(LoginEvent::uid)
                .isEqualTo(new Uid("user-0"));
        assertThat(logins.next(Duration.ZERO)).hasSize(200);
    }

    @Test
    void drops_and_counts_the_oldest_when_nobody_takes_them() throws InterruptedException {
        for (int i = 0; i < 10_003; i++) {
            logins.announce(new Uid("user-" + i));
        }

        assertThat(meters.counter("token.logins", "result", "dropped").count()).isEqualTo(3);
        assertThat(meters.get("token.logins.waiting").gauge().value()).isEqualTo(10_000);
        assertThat(logins.next(Duration.ZERO))
                .first()
                .extracting(LoginEvent::uid)
                .isEqualTo(new Uid("user-3"));
    }
}
