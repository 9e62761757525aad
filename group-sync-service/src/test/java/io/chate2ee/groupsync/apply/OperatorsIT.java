package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.operate.Drift;
import io.chate2ee.groupsync.operate.TestOperators;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators can do to groups that are worked on. */
class OperatorsIT extends ApplierFixture {
    private TestOperators operators;

    @BeforeEach
    void call() {
        operators = operators(Map.of());
    }

    @Test
    void aParkedGroupIsLeftAloneAndToldAboutUntilItIsPutBack() {
        ChatGroup group = group(alice);
        settle();

        assertThat(now(operators.parking().park(group.guid()))).isTrue();
        group.admit(bob);
        replica.work();

        assertThat(reads(bob, group)).isEmpty();
        assertThat(group.row().getString("park_reason")).isEqualTo("by-operator");
        assertThat(told(group).lastRecord().state().wireName()).isEqualTo("parked");
        assertThat(lines(group)).endsWith("PARKED - 0 by-operator");
        assertThat(now(operators.parking().park(group.guid()))).as("again").isFalse();

        assertThat(now(operators.parking().unpark(group.guid()))).isTrue();
        surroundings.sql("update groups set next_attempt_at = null");
        settle();
        assertThat(reads(bob, group)).isEqualTo(reads(alice, group)).hasSize(1);
        assertThat(told(group).lastRecord().state().wireName()).isEqualTo("in-sync");
    }

    @Test
    void parkingTakesTheGroupOutOfTheHandsThatWorkOnIt() {
        ChatGroup group = group(alice);
        Claim claim = replica.leases.claim(1).await().indefinitely().get(0);

        now(operators.parking().park(group.guid()));

        assertThat(now(replica.rounds.run(claim, replica.owner, () -> false))).isInstanceOf(Ending.Lost.class);
        assertThat(calls(Operation.KEYKNOX_V2_PUSH)).isEmpty();
        now(operators.parking().unpark(group.guid()));
        assertThat(group.row().getOffsetDateTime("next_attempt_at"))
                .as("a call that was under way has ended by then")
                .isAfter(OffsetDateTime.now(java.time.ZoneOffset.UTC));
    }

    @Test
    void whoIsNotThereCannotBeParkedPutBackOrSynchronized() {
        Guid nobody = new Guid("nobody");

        assertThat(now(operators.parking().park(nobody))).isFalse();
        assertThat(now(operators.parking().unpark(nobody))).isFalse();
        assertThat(now(operators.resync().one(nobody))).isFalse();
    }

    @Test
    void aResyncRepairsWhatSomebodyElseDidInTheCloud() {
        ChatGroup group = group(alice, bob);
        ChatGroup untouched = group(alice);
        settle();
        new OwnersHand(surroundings, replica.owner).resetRecipient(group, bob);

        assertThat(now(operators.resync().one(group.guid()))).isTrue();
        assertThat(replica.work()).hasSize(1);

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));
        assertThat(now(operators.resync().all())).isEqualTo(2);
        assertThat(replica.work()).hasSize(2);
        assertThat(untouched.row().getOffsetDateTime("verify_at")).isNull();
    }

    @Test
    void aResyncSaysAgainWhatWasAnnouncedAsTheTopicMayBeAnotherOne() {
        ChatGroup group = group(alice);
        settle();
        GroupRecord before = told(group).lastRecord();
        surroundings.sql("truncate outbox");

        now(operators.resync().all());
        replica.work();

        GroupRecord again = told(group).lastRecord();
        assertThat(again.version()).isGreaterThan(before.version());
        assertThat(again).usingRecursiveComparison().ignoringFields("version").isEqualTo(before);
        assertThat(told(group).changes()).as("nobody's rights have changed").isEmpty();
    }

    @Test
    void aResyncThatIsAskedForDuringAComparisonIsMadeAfterIt() {
        ChatGroup group = group(alice, bob);
        settle();
        now(operators.resync().one(group.guid()));
        Claim claim = replica.leases.claim(1).await().indefinitely().get(0);

        now(operators.resync().one(group.guid()));
        now(replica.rounds.run(claim, replica.owner, () -> false));

        assertThat(replica.work()).hasSize(1);
        assertThat(replica.work()).as("once is enough").isEmpty();
    }

    @Test
    void aResyncDoesNotLetAnybodyBeginBeforeCallsFromBeforeTheParkingHaveEnded() {
        ChatGroup group = group(alice);
        replica.leases.claim(1).await().indefinitely();

        now(operators.parking().park(group.guid()));
        now(operators.parking().unpark(group.guid()));
        now(operators.resync().one(group.guid()));

        assertThat(replica.leases.claim(1).await().indefinitely()).isEmpty();
    }

    @Test
    void aResyncEndsThePauseAfterAFailure() {
        ChatGroup group = group(alice);
        surroundings.sql("update groups set attempts = 7, next_attempt_at = clock_timestamp() + interval '1 minute'");

        now(operators.resync().one(group.guid()));

        assertThat(replica.leases.claim(1).await().indefinitely()).hasSize(1);
    }

    @Test
    void aResyncOfAllAndALedgerDoNotWaitForEachOther() throws Exception {
        surroundings.sql(
                "insert into groups (guid, life, created_at, state)"
                        + " select 'resync-' || lpad((1000 - n)::text, 4, '0'), 1, clock_timestamp(), 'in-sync' from generate_series(1, 999) as n");
        try (OtherLedger ledger = new OtherLedger(surroundings)) {
            ledger.locks("resync-0500");
            CompletableFuture<Integer> all = operators.resync().all().subscribeAsCompletionStage();
            ledger.isWaitedFor();

            // A ledger locks in order: whoever waits for it has none of those that come later.
            ledger.locks("resync-0501");
            ledger.locks("resync-0999");
            ledger.commits();

            assertThat(all.get(20, TimeUnit.SECONDS)).isEqualTo(999);
        }
    }

    @Test
    void whileAllRestsNothingBeginsAndAfterwardsAllIsDone() {
        ChatGroup group = group(alice);

        assertThat(now(operators.rest().begin())).isTrue();
        assertThat(now(operators.rest().begin())).as("again").isFalse();
        assertThat(replica.work()).isEmpty();

        assertThat(now(operators.rest().end())).isTrue();
        settle();
        assertThat(reads(alice, group)).hasSize(1);
    }

    @Test
    void aComparisonFindsEveryKindOfDifferenceAndChangesNothing() {
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);
        settle();
        assertThat(compared(group)).isEmpty();
        group.admit(carol);
        settle();
        OwnersHand hand = new OwnersHand(surroundings, replica.owner);
        hand.resetRecipient(group, alice);
        surroundings.sql("update members set desired = false where uid = $1", carol.uid());
        surroundings.sql(
                "update cards set card_id = 'another' where identity = $1",
                alice.identity().value());
        surroundings.sql(
                "insert into epochs (guid, life, epoch, ticket, pushed) values ($1, 1, 7, '', true)",
                group.guid().value());
        surroundings.standIn().forgetCalls();

        List<Drift> drifts = compared(group);

        assertThat(drifts)
                .extracting(drift -> drift.kind() + " " + drift.epoch() + " "
                        + String.valueOf(drift.identity()).replaceAll("identity-of-|-[0-9]+", ""))
                .containsExactlyInAnyOrder(
                        "EPOCH_MISSING 7 null",
                        "COPY_UNKNOWN 0 carol",
                        "COPY_UNKNOWN 1 carol",
                        "COPY_MISSING 0 alice",
                        "COPY_MISSING 1 alice",
                        "CARD_OUTDATED null alice");
        assertThat(writes()).isZero();
    }

    @Test
    void whatIsLeftOfADeletedGroupIsADifference() {
        ChatGroup group = group(alice);
        settle();
        surroundings.sql("update groups set ended_at = clock_timestamp()");

        assertThat(compared(group)).extracting(Drift::kind).containsExactly(Drift.Kind.EPOCH_UNKNOWN);
    }

    @Test
    void groupsAreInspectedInTheirTurnAndRepaired() {
        ChatGroup group = group(alice, bob);
        settle();
        new OwnersHand(surroundings, replica.owner).resetRecipient(group, bob);
        TestOperators patient = operators(Map.of("sync.inspection.every", "1h"));
        surroundings.sql("update groups set created_at = clock_timestamp() - interval '10 minutes'");
        now(patient.inspection().next());
        assertThat(replica.work()).as("not its turn yet").isEmpty();
        assertThat(patient.meters().get("group_sync.inspection.oldest").gauge().value())
                .as("seconds since it was compared, or since it is there")
                .isBetween(600.0, 3_600.0);

        now(operators(Map.of("sync.inspection.every", "0s")).inspection().next());
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));
    }

    @Test
    void groupsThatAreNotInspectedDoNotKeepOthersFromTheirTurn() {
        surroundings.sql(
                "insert into groups (guid, life, created_at, state)"
                        + " select 'waits-' || i, 1, clock_timestamp() - interval '1 day', 'waiting' from generate_series(1, 100) as i");
        ChatGroup group = group(alice, bob);
        settle();
        new OwnersHand(surroundings, replica.owner).resetRecipient(group, bob);
        TestOperators eager = operators(Map.of("sync.inspection.every", "0s"));

        int turns = 0;
        while (now(eager.inspection().next()) && turns < 20) {
            turns++;
        }
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));
        assertThat(surroundings
                        .pool()
                        .query("select 1 from groups where verify_at is not null")
                        .executeAndAwait()
                        .size())
                .as("those that wait have nothing to compare")
                .isZero();
    }

    @Test
    void aGroupThatAllHaveLeftIsInspectedToo() {
        ChatGroup group = group(alice);
        settle();
        group.remove(alice);
        settle();
        new OwnersHand(surroundings, replica.owner).resetPath(group);

        now(operators(Map.of("sync.inspection.every", "0s")).inspection().next());
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of(), "1", Set.of()));
    }

    @Test
    void anInspectionThatOnlyReportsRepairsNothing() {
        ChatGroup group = group(alice, bob);
        settle();
        new OwnersHand(surroundings, replica.owner).resetRecipient(group, bob);

        TestOperators reporting = operators(Map.of("sync.inspection.every", "0s", "sync.inspection.then", "report"));
        now(reporting.inspection().next());

        assertThat(reporting
                        .meters()
                        .counter("group_sync.drift", "kind", "copy-missing", "then", "report")
                        .count())
                .isEqualTo(1);
        assertThat(calls(Operation.KEYKNOX_V2_PULL)).as("it was compared").isNotEmpty();
        assertThat(replica.work()).isEmpty();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));
    }

    private List<Drift> compared(ChatGroup group) {
        return now(operators.comparison().of(new GroupKey(group.guid(), group.life())));
    }

    private static TestOperators operators(Map<String, String> changed) {
        TestSettings settings = surroundings.settings(changed);
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        return TestOperators.on(settings, way, surroundings.pool());
    }

    private static <T> T now(Uni<T> work) {
        return work.await().indefinitely();
    }
}
