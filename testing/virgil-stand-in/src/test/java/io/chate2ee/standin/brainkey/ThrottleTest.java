package io.chate2ee.standin.brainkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** The bodies make no sense: what is refused for its body was let through by the throttle. */
class ThrottleTest {

    private static final String LET_THROUGH = "400/60001";
    private static final String V1 = "/pythia/v1/brainkey";
    private static final String V3 = "/brainkey/v3/harden";

    private final MutableClock clock = MutableClock.of(Instant.now(), ZoneOffset.UTC);

    @Test
    void unlessToldOtherwiseNobodyIsThrottled() {
        try (var cloud = TestCloud.start()) {
            assertThat(ask(cloud, "alice", V1)).isEqualTo(LET_THROUGH);
            assertThat(ask(cloud, "alice", V1)).isEqualTo(LET_THROUGH);
        }
    }

    @Test
    void anIdentityThatIsTooFastIsRefusedUntilTheIntervalIsOver() {
        try (var cloud = start(Guesses.USUAL)) {
            assertThat(ask(cloud, "alice", V1)).isEqualTo(LET_THROUGH);
            clock.add(Duration.ofMillis(1999));
            assertThat(ask(cloud, "alice", V1)).isEqualTo("429/60007");
            clock.add(Duration.ofMillis(1));
            assertThat(ask(cloud, "alice", V1)).isEqualTo(LET_THROUGH);
        }
    }

    @Test
    void bothVersionsCountTogetherAndIdentitiesApart() {
        try (var cloud = start(Guesses.USUAL)) {
            assertThat(ask(cloud, "alice", V3)).isEqualTo(LET_THROUGH);
            assertThat(ask(cloud, "alice", V1)).isEqualTo("429/60007");
            assertThat(ask(cloud, "alice", V3)).isEqualTo("429/60007");
            assertThat(ask(cloud, "bob", V3)).isEqualTo(LET_THROUGH);
        }
    }

    @Test
    void theStatusIsAGuessThatCanBeTurned() {
        try (var cloud = start(Guesses.USUAL.with(Guess.THROTTLE_STATUS, false))) {
            ask(cloud, "alice", V1);
            assertThat(ask(cloud, "alice", V1)).isEqualTo("400/60007");
        }
    }

    private TestCloud start(Guesses guesses) {
        return TestCloud.start(
                TestCloud.newKeys(),
                options -> options.clock(clock).guesses(guesses).brainkeyInterval(Duration.ofSeconds(2)));
    }

    private static String ask(TestCloud cloud, String identity, String path) {
        return cloud.post(identity, path, new JsonObject()).outcome();
    }
}
