package io.chate2ee.identity.outbox;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsersTopicTest extends RunningService {
    @Test
    void askingForOnesOwnIdentityMakesOneKnownAndAnnouncesItOnce() {
        String identity = asking.ownIdentity("Karl");
        asking.ownIdentity("karl");
        asking.as("karl", Map.of("uids", List.of("liz", "KARL"))).statusCode(200);

        awaitAnnounced(user("karl", identity, 1));
        assertThat(tables.rowsOf("karl")).isOne();
        assertThat(tables.rowsOf("liz")).isZero();
        assertThat(topics.usersNamed("liz")).isEmpty();
    }

    @Test
    void askingForOthersOrForGroupsWritesNothingAboutTheCaller() {
        asking.as("lurker", Map.of("uids", List.of("karl"), "guids", List.of("some-group")))
                .statusCode(200);

        assertThat(tables.rowsOf("lurker")).isZero();
    }

    @Test
    void changeLeftBehindByACrashIsSentByWhoeverRuns() {
        String identity = "0123456789abcdef0123456789abcdef";
        tables.change("INSERT INTO user_outbox (uid, identity, source, version, forgotten) VALUES ('left-behind', '"
                + identity + "', 'derived', 1, false), ('left-behind', '" + identity + "', 'derived', 2, false)");

        awaitAnnounced(user("left-behind", identity, 1), user("left-behind", identity, 2));
        await().untilAsserted(() ->
                assertThat(tables.number("SELECT count(*) FROM user_outbox")).isZero());
    }

    @Test
    void whatAnotherReplicaAnnouncesIsAnsweredUnlessOlder() {
        asking.ownIdentity("moving");
        topics.user(user("moving", "new-identity-of-moving", 2));
        await().untilAsserted(
                        () -> assertThat(asking.identity("erin", "moving")).isEqualTo("new-identity-of-moving"));

        topics.user(user("moving", "old-identity-of-moving", 1));
        topics.user(user("moving", "newest-identity-of-moving", 3));

        await().untilAsserted(
                        () -> assertThat(asking.identity("erin", "moving")).isEqualTo("newest-identity-of-moving"));
    }

    private void awaitAnnounced(UserRecord... expected) {
        await().untilAsserted(() ->
                assertThat(topics.usersNamed(expected[0].uid().value())).containsExactly(expected));
    }

    private static UserRecord user(String uid, String identity, long version) {
        return new UserRecord(new Uid(uid), new Identity(identity), IdentitySource.DERIVED, version, false);
    }
}
