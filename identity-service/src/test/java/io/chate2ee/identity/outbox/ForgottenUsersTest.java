package io.chate2ee.identity.outbox;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgottenUsersTest extends RunningService {
    @Test
    void forgottenUserIsAnsweredLikeAnUnknownOneWhateverIdentityAnImportGave() {
        tables.imported("fay", "imported-identity-of-fay");
        String derived = asking.identity("erin", "fay-unknown");
        assertThat(asking.identity("erin", "fay")).isEqualTo("imported-identity-of-fay");

        tables.forget("fay", "1 minute");

        await().untilAsserted(() -> assertThat(asking.identity("erin", "fay"))
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(derived));
    }

    @Test
    void forgottenUserWhoAsksForTheOwnIdentityIsKnownAgainUnderTheNextVersion() {
        String identity = asking.ownIdentity("gil");
        tables.forget("gil", "1 minute");
        await().untilAsserted(() -> assertThat(topics.usersNamed("gil")).hasSize(2));

        await().untilAsserted(() -> {
            assertThat(asking.ownIdentity("gil")).isEqualTo(identity);
            assertThat(topics.usersNamed("gil"))
                    .containsExactly(
                            user("gil", identity, 1, false),
                            user("gil", identity, 2, true),
                            user("gil", identity, 3, false));
        });
    }

    @Test
    void forgottenUserWhoAsksByAClockBehindTheDatabasesIsAnsweredAllTheSame() {
        String identity = asking.ownIdentity("oda");
        tables.forget("oda", "-1 hour");
        await().untilAsserted(() -> assertThat(topics.usersNamed("oda")).hasSize(2));

        assertThat(asking.ownIdentity("oda")).isEqualTo(identity);

        assertThat(tables.number("SELECT count(*) FROM chat_user WHERE uid = 'oda' AND forgotten"))
                .isOne();
    }

    @Test
    void logInEventBringsNobodyBack() {
        asking.ownIdentity("hal");
        tables.forget("hal", "1 minute");

        topics.login(new LoginEvent(new Uid("hal"), Instant.now()));
        topics.login(new LoginEvent(new Uid("hal-later"), Instant.now()));

        await().untilAsserted(() -> assertThat(tables.rowsOf("hal-later")).isOne());
        assertThat(tables.number("SELECT count(*) FROM chat_user WHERE uid = 'hal' AND forgotten"))
                .isOne();
    }

    @Test
    void rowOfAUserForgottenThirtyDaysAgoGoesAndATombstoneFollowsOnTheTopic() {
        asking.ownIdentity("ida");
        asking.ownIdentity("ivo");
        tables.forget("ida", "31 days");
        tables.forget("ivo", "29 days");

        await().untilAsserted(() -> assertThat(topics.tombstonesOf("ida")).isOne());
        assertThat(tables.rowsOf("ida")).isZero();
        assertThat(topics.usersNamed("ida")).hasSize(2);
        assertThat(tables.rowsOf("ivo")).isOne();
        assertThat(topics.tombstonesOf("ivo")).isZero();
    }

    @Test
    void tombstonesAndRecordsThatAreNoneHoldNothingUp() {
        topics.notAUser("nobody", null);
        topics.notAUser("not an id", null);
        topics.notAUser("nonsense", new byte[] {1});
        topics.user(user("after-nonsense", "identity-after-nonsense", 1, false));

        await().untilAsserted(() ->
                assertThat(asking.identity("erin", "after-nonsense")).isEqualTo("identity-after-nonsense"));
    }

    @Test
    void tombstoneTakesTheUserOutOfMemory() {
        topics.user(user("jan", "identity-of-jan-elsewhere", 5, false));
        await().untilAsserted(() -> assertThat(asking.identity("erin", "jan")).isEqualTo("identity-of-jan-elsewhere"));

        topics.notAUser("jan", null);

        await().untilAsserted(() -> assertThat(asking.identity("erin", "jan")).matches("[0-9a-f]{32}"));
    }

    @Test
    void derivedIdentityThatAnImportGaveToSomebodyElseIsGivenToNobody() {
        String derived = asking.identity("erin", "kit");
        tables.imported("lee", derived);
        // What was derived before the import is remembered for a short while.
        await().untilAsserted(() -> asking.as("erin", Map.of("uids", List.of("kit", "lee")))
                .statusCode(200)
                .body("data.userIdentities[0].kit", nullValue())
                .body("data.userIdentities[1].lee", equalTo(derived)));

        asking.as("kit", Map.of("uids", List.of("kit")))
                .statusCode(200)
                .body("data.userIdentities[0].kit", nullValue());

        assertThat(tables.rowsOf("kit")).isZero();
    }

    @Test
    void forgottenUserWhoseDerivedIdentityAnImportGaveToSomebodyElseGetsNoneOnceTheEventIsHeard() {
        String derived = asking.identity("erin", "mia");
        tables.imported("mia", "imported-identity-of-mia");
        tables.imported("ned", derived);
        await().untilAsserted(() -> assertThat(asking.identity("erin", "mia")).isEqualTo("imported-identity-of-mia"));

        tables.forget("mia", "1 minute");

        // Once the event is heard, the imported identity is never seen again, and the derived one never is at all.
        await().untilAsserted(
                        () -> assertThat(asking.identity("erin", "mia")).isNotEqualTo("imported-identity-of-mia"));
        asking.as("erin", Map.of("uids", List.of("mia", "ned")))
                .statusCode(200)
                .body("data.userIdentities[0].mia", nullValue())
                .body("data.userIdentities[1].ned", equalTo(derived));
    }

    private static UserRecord user(String uid, String identity, long version, boolean forgotten) {
        return new UserRecord(new Uid(uid), new Identity(identity), IdentitySource.DERIVED, version, forgotten);
    }
}
