package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Plans;
import io.chate2ee.standin.exchange.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Groups of the chat with many more members than a Virgil group has places; a hundred thousand are allowed there. */
class LargeGroupsIT extends ApplierFixture {
    private static final int CROWD = 2_000;

    /** What one search may name. */
    private static final int IDENTITIES_PER_SEARCH = 50;

    @Test
    void aRoundLooksOnlyForCardsOfThoseWhoComeNextAndLeavesTheOthersToSweeps() {
        ChatGroup group = group(alice, bob);
        settle();
        crowdJoins(group);
        group.admit(carol);
        surroundings.standIn().forgetCalls();

        settle();

        assertThat(calls(Operation.CARD_SEARCH).size())
                .as("searches of the round")
                .isLessThanOrEqualTo(SnapshotTable.NEXT / IDENTITIES_PER_SEARCH + 1);
        assertThat(told(group).lastRecord().waiting()).isEqualTo(CROWD + 1);
        assertThat(reads(carol, group)).as("behind two thousand").isEmpty();

        replica.sweep().await().indefinitely();
        settle();

        assertThat(reads(carol, group)).as("of all who wait, she has a card").isEqualTo(reads(alice, group));
    }

    @Test
    void aRemovalFromALargeGroupDoesNotWaitForTheCardsOfTheCrowd() {
        ChatGroup group = group(alice, bob);
        settle();
        crowdJoins(group);
        settle();
        surroundings.sql("update cards set looked_up_at = 'epoch'");
        surroundings.standIn().forgetCalls();

        group.remove(bob);
        settle();

        assertThat(reads(bob, group)).isEmpty();
        assertThat(reads(alice, group)).hasSize(2);
        assertThat(calls(Operation.CARD_SEARCH).size())
                .isLessThanOrEqualTo(SnapshotTable.NEXT / IDENTITIES_PER_SEARCH + 1);
    }

    @Test
    void aCardThatNoGroupNeedsAnyMoreIsForgottenAndSearchedForOnlyWhenItsOwnerComesBack() {
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);
        settle();
        surroundings.sql("update cards set looked_up_at = 'epoch'");
        surroundings.standIn().forgetCalls();

        replica.sweep().await().indefinitely();

        assertThat(cards()).as("alice's").isEqualTo(1);
        assertThat(calls(Operation.CARD_SEARCH)).hasSize(1);

        group.admit(bob);
        settle();
        assertThat(reads(bob, group)).isEqualTo(reads(alice, group)).hasSize(2);
    }

    @Test
    void sweepsReadNoCardsThatAreNotDue() throws SQLException {
        surroundings.sql(
                "insert into cards (identity, card_id, looked_up_at)"
                        + " select 'id-' || i, case when i % 2 = 0 then 'card-' || i end, clock_timestamp() from generate_series(1, 30000) i");
        surroundings.sql("analyze cards");

        try (Connection connection = surroundings.connect()) {
            assertThat(Plans.of(connection, WaitingCards.CLAIM_WAITING, "(float8)", "(600)"))
                    .anyMatch(line -> line.contains("using cards_missing"))
                    .anyMatch(line -> line.contains("Index Cond: (looked_up_at <="))
                    .noneMatch(line -> line.contains("Seq Scan on cards"));
            assertThat(Plans.of(connection, WaitingCards.CLAIM_GRANTED, "(float8)", "(600)"))
                    .anyMatch(line -> line.contains("using cards_by_age"))
                    .anyMatch(line -> line.contains("Index Cond: (looked_up_at <="))
                    .noneMatch(line -> line.contains("Seq Scan on cards"));
        }
    }

    @Test
    void whoeverClaimsAFewOfManyDueGroupsDoesNotReadAllGroups() throws SQLException {
        surroundings.sql("insert into groups (guid, life, created_at, dirty_since)"
                + " select 'due-' || i, 1, clock_timestamp(), clock_timestamp() from generate_series(1, 30000) i");
        surroundings.sql("analyze groups");

        try (Connection connection = surroundings.connect()) {
            assertThat(Plans.of(
                            connection,
                            LeaseTable.CLAIM,
                            "(text, float8, float8, int, float8)",
                            "('any', 0, 3, 16, 6)"))
                    .anyMatch(line -> line.contains("using groups_pkey on groups g"))
                    .noneMatch(line -> line.contains("Seq Scan on groups g"));
        }
    }

    private static void crowdJoins(ChatGroup group) {
        surroundings.sql(
                "insert into users select 'crowd-' || i, 'identity-of-crowd-' || i, 1, false from generate_series(1, "
                        + CROWD + ") i on conflict do nothing");
        surroundings.sql(
                "insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause)"
                        + " select $1, 1, uid, true, clock_timestamp(), 0, 0, clock_timestamp(), 'joined' from users where uid like 'crowd-%'",
                group.guid().value());
        group.touch();
    }

    private static int cards() {
        return surroundings
                .pool()
                .query("select 1 from cards")
                .executeAndAwait()
                .size();
    }
}
