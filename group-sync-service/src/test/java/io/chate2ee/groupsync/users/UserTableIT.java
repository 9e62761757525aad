package io.chate2ee.groupsync.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.ledger.LedgerFixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserTableIT extends LedgerFixture {
    private static final String MARKS =
            "select guid, dirty_since is not null, urgent, change_seq from groups order by guid, life";

    private UserTable users;

    @BeforeEach
    void aGroupWithAliceAndOneThatEnded() {
        database.execute("insert into groups (guid, life, created_at, ended_at)"
                + " values ('ended', 1, now(), now()), ('left', 1, now(), null), ('team', 1, now(), null)");
        database.execute(
                "insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause)"
                        + " select guid, 1, 'alice', guid <> 'left', now(), 0, 0, now(), 'e1' from groups");
        users = new UserTable(database.pool(), wakes::incrementAndGet);
    }

    @Test
    void aNewUserMarksTheLivingGroupsThatWantThem() {
        tell(user("alice", 1, "identity-one", false));

        assertThat(database.rows(MARKS))
                .containsExactly("ended|false|false|0", "left|false|false|0", "team|true|false|1");
        assertThat(wakes).hasValue(1);
    }

    @Test
    void anOlderVersionChangesNothing() {
        tell(user("alice", 2, "identity-two", false));

        tell(user("alice", 1, "identity-one", false));

        assertThat(database.rows("select identity, version from users")).containsExactly("identity-two|2");
        assertThat(database.rows(MARKS)).contains("team|true|false|1");
        assertThat(wakes).hasValue(1);
    }

    @Test
    void theSameVersionReadAgainMarksTheGroupsOfWhichNobodyKnowsWhetherTheyWere() {
        database.execute(
                "insert into users (uid, identity, version, forgotten) values ('alice', 'identity-two', 2, false)");

        tell(user("alice", 2, "identity-two", false));

        assertThat(database.rows(MARKS)).contains("team|true|false|1");
        assertThat(wakes).hasValue(1);
    }

    @Test
    void theNewestOfABatchCountsInWhateverOrder() {
        tell(
                user("alice", 2, "identity-two", false),
                user("alice", 3, "identity-three", false),
                user("alice", 1, "identity-one", false));

        assertThat(database.rows("select identity, version from users")).containsExactly("identity-three|3");
    }

    @Test
    void anotherIdentityIsUrgentWhereTheOldOneHoldsCopies() {
        tell(user("alice", 1, "identity-one", false));
        holds("identity-one");

        tell(user("alice", 2, "identity-two", false));

        assertThat(database.rows(MARKS)).contains("team|true|true|2");
    }

    @Test
    void aForgottenUserIsUrgentWhereTheyHoldCopies() {
        tell(user("alice", 1, "identity-one", false));
        holds("identity-one");

        tell(user("alice", 2, "identity-one", true));

        assertThat(database.rows(MARKS)).contains("team|true|true|2");
    }

    @Test
    void aChangeThatTakesNothingAwayIsNotUrgent() {
        tell(user("alice", 1, "identity-one", false));
        holds("identity-one");

        tell(user("alice", 2, "identity-one", false));

        assertThat(database.rows(MARKS)).contains("team|true|false|2");
    }

    @Test
    void aUserInNoGroupWakesNobody() {
        tell(user("stranger", 1, "identity-of-stranger", false));

        assertThat(wakes).hasValue(0);
    }

    @Test
    void onlyForgottenUsersAreDropped() {
        tell(user("alice", 1, "identity-one", true), user("bob", 1, "identity-of-bob", false));

        users.drop(Set.of(new Uid("alice"), new Uid("bob"))).await().atMost(LONGEST);

        assertThat(database.rows("select uid from users")).containsExactly("bob");
    }

    private static void holds(String identity) {
        database.execute("insert into holders (guid, life, identity, uid, card_id, confirmed) values ('team', 1, '"
                + identity + "', 'alice', 'card', '{0}')");
    }

    private void tell(UserRecord... records) {
        users.tell(List.of(records)).await().atMost(LONGEST);
    }

    private static UserRecord user(String uid, long version, String identity, boolean forgotten) {
        return new UserRecord(new Uid(uid), new Identity(identity), IdentitySource.DERIVED, version, forgotten);
    }
}
