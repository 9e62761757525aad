package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class IntakeOfUsersIT extends IntakeOnServers {
    @Test
    void usersAreCopiedInTheirNewestVersionAndTheirGroupsMarked() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice");
        send(GroupEventType.CREATED, "other", 0, "bob");
        eventually(() -> assertThat(groups()).isEqualTo(2));
        database.execute("update groups set dirty_since = null");

        user("alice", 2, "identity-of-alice-2", false);
        user("alice", 1, "identity-of-alice-1", false);
        harness.send(harness.topics().users(), "alice", "nonsense".getBytes(UTF_8));
        user("stranger", 1, "identity-of-stranger", false);

        eventually(() -> assertThat(database.rows("select uid, identity, version, forgotten from users order by 1"))
                .containsExactly("alice|identity-of-alice-2|2|false", "stranger|identity-of-stranger|1|false"));
        assertThat(database.rows("select guid, dirty_since is not null from groups order by 1"))
                .containsExactly("other|false", "team|true");
        assertThat(harness.count(
                        "group_sync.records.unreadable",
                        "topic",
                        harness.topics().users()))
                .isEqualTo(1);
    }

    @Test
    void aForgottenUsersRowIsDroppedWithItsTombstone() {
        harness.start();
        user("alice", 1, "identity-of-alice", false);
        user("alice", 2, "identity-of-alice", true);
        eventually(() ->
                assertThat(database.rows("select uid, forgotten from users")).containsExactly("alice|true"));

        harness.send(new ProducerRecord<>(harness.topics().users(), "alice".getBytes(UTF_8), null));

        eventually(() -> assertThat(database.rows("select uid from users")).isEmpty());
    }

    @Test
    void aUserWhoComesAgainAfterTheTombstoneCountsFromTheFirstVersionAlsoInOneBatch() {
        user("alice", 3, "identity-of-alice", true);
        harness.send(new ProducerRecord<>(harness.topics().users(), "alice".getBytes(UTF_8), null));
        user("alice", 1, "identity-of-alice", false);
        harness.start();

        eventually(() -> assertThat(database.rows("select uid, version, forgotten from users"))
                .containsExactly("alice|1|false"));
    }

    @Test
    void aLoginOfAMemberWhoWaitsAsksForLookUps() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice", "bob");
        eventually(() -> assertThat(groups()).isEqualTo(1));
        database.execute("insert into holders (guid, life, identity, uid, card_id, confirmed)"
                + " values ('team', 1, 'identity-of-bob', 'bob', 'card', '{0}')");

        login("stranger");
        login("bob");
        login("alice");

        eventually(() -> assertThat(database.rows(
                        "select uid, attempt, due_at - logged_in = interval '1 second' from card_lookups"))
                .containsExactly("alice|0|true"));
    }

    private void user(String uid, long version, String identity, boolean forgotten) {
        UserRecord user =
                new UserRecord(new Uid(uid), new Identity(identity), IdentitySource.DERIVED, version, forgotten);
        harness.send(harness.topics().users(), uid, user.toJson());
    }

    private void login(String uid) {
        harness.send(harness.topics().logins(), uid, new LoginEvent(new Uid(uid), CREATED).toJson());
    }
}
