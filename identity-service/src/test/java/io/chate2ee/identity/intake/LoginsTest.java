package io.chate2ee.identity.intake;

import static io.chate2ee.identity.fixture.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.Metrics;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginsTest extends RunningService {
    private static final Instant MORNING = Instant.parse("2026-01-31T08:00:00Z");

    @Test
    void loginMakesTheUserKnownWithTheDerivedIdentityAndAnnouncesIt() {
        String derived = asking.identity("erin", "grace");

        topics.login(new LoginEvent(new Uid("grace"), MORNING));

        var announced = new UserRecord(new Uid("grace"), new Identity(derived), IdentitySource.LOGIN, 1, false);
        await().untilAsserted(() -> assertThat(topics.usersNamed("grace")).containsExactly(announced));
        assertThat(tables.rowsOf("grace")).isOne();
        assertThat(asking.identity("erin", "grace")).isEqualTo(derived);
    }

    @Test
    void laterLoginMovesLastSeenAndChangesNothingElse() {
        topics.login(new LoginEvent(new Uid("heidi"), MORNING));
        topics.login(new LoginEvent(new Uid("heidi"), MORNING.plusSeconds(60)));
        topics.login(new LoginEvent(new Uid("heidi"), MORNING.plusSeconds(30)));
        topics.login(new LoginEvent(new Uid("heidi-done"), MORNING));

        await().untilAsserted(() ->
                assertThat(lastSeen("heidi")).isEqualTo(MORNING.plusSeconds(60).getEpochSecond()));
        await().untilAsserted(() -> assertThat(topics.usersNamed("heidi")).hasSize(1));
        assertThat(tables.number("SELECT version FROM chat_user WHERE uid = 'heidi'"))
                .isOne();
    }

    @Test
    void uidIsFoldedAsThisDeploymentSays() {
        topics.login(new LoginEvent(new Uid("IVAN"), MORNING));

        await().untilAsserted(() -> assertThat(tables.rowsOf("ivan")).isOne());
        assertThat(tables.rowsOf("IVAN")).isZero();
    }

    @Test
    void timeThatLiesAheadCountsAsNow() {
        topics.login(new LoginEvent(new Uid("judy"), Instant.parse("9999-12-31T23:59:59Z")));

        await().untilAsserted(() -> assertThat(tables.rowsOf("judy")).isOne());
        assertThat(lastSeen("judy")).isLessThanOrEqualTo(Instant.now().getEpochSecond());
    }

    @Test
    void unreadableRecordsAreCountedAndSkipped() {
        String counter = "identity_records_unreadable_total{topic=\"e2ee.logins\"}";
        double before = Metrics.sum(counter);

        topics.notALogin("nonsense".getBytes(UTF_8));
        topics.notALogin("{\"uid\":\"with space\",\"time\":\"2026-01-31T08:00:00Z\"}".getBytes(UTF_8));
        topics.notALogin(null);
        topics.login(new LoginEvent(new Uid("somebody"), MORNING));

        await().untilAsserted(() -> assertThat(tables.rowsOf("somebody")).isOne());
        assertThat(Metrics.sum(counter)).isEqualTo(before + 2);
    }

    private long lastSeen(String uid) {
        return tables.number(
                "SELECT coalesce(max(floor(extract(epoch FROM last_seen))::bigint), 0) FROM chat_user WHERE uid = '"
                        + uid + "'");
    }
}
