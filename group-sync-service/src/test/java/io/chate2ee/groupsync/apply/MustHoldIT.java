package io.chate2ee.groupsync.apply;

import static io.chate2ee.virgil.cloud.Operation.KEYKNOX_PUSH;
import static io.chate2ee.virgil.cloud.Operation.KEYKNOX_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.ledger.TestLedger;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.group.GroupSessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What whoever only tries again gets wrong, one promise each. Those about sizes are in {@link SizesIT}. */
class MustHoldIT extends ApplierFixture {

    @Test
    void c1aKickThatDiedAfterItsNewEpochStillTakesTheOldTicketsAway() {
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);

        DyingCloud.before(KEYKNOX_RESET, 1).killsOneOn(surroundings);
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob"), "1", Set.of("alice")));
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice")));
    }

    @Test
    void c2anAdditionThatDiedAfterTheNewestEpochStillSharesTheOlderOnes() {
        ChatGroup group = groupOfTwoEpochs();
        group.admit(carol);

        DyingCloud.after(KEYKNOX_PUSH, 1).killsOneOn(surroundings);
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice", "carol")));
        settle();

        assertThat(reads(carol, group)).containsOnlyKeys(0L, 1L).isEqualTo(reads(alice, group));
    }

    @Test
    void c3twoReplicasThatKickDifferentMembersAtOnceAreRidOfBothAndParkNothing() {
        ChatGroup group = group(alice, bob, carol);
        settle();
        Replica other = Replica.start(surroundings);

        group.remove(bob);
        CompletableFuture<Void> elsewhere =
                CompletableFuture.runAsync(() -> settle(other), task -> new Thread(task, "other-replica").start());
        group.remove(carol);
        settle();
        elsewhere.join();

        assertThat(rights(group))
                .hasSizeBetween(2, 3)
                .allSatisfy((epoch, readers) -> assertThat(readers).containsExactly("alice"));
        assertThat(group.row().getString("state")).isEqualTo("in-sync");
    }

    @Test
    void c4aCreationThatDiedAfterItsPushAdoptsWhatItFindsIfItIsItsOwn() {
        ChatGroup group = group(alice, bob);

        DyingCloud.after(KEYKNOX_PUSH, 1).killsOneOn(surroundings);
        settle();

        assertThat(reads(alice, group)).containsOnlyKeys(0L).isEqualTo(reads(bob, group));
        assertThat(group.row().getString("state")).isEqualTo("in-sync");
    }

    @Test
    void c4aCreationThatFindsSomebodyElsesContentIsParked() {
        ChatGroup group = group(alice, bob);
        GroupSessionId session = GroupSessionId.of(group.identity().value());
        new OwnersHand(surroundings, replica.owner).pushForeign(KeyknoxKey.groupTicket(session, 0));

        settle();

        assertThat(group.row().getString("state")).isEqualTo("parked");
        assertThat(group.row().getString("park_reason")).isEqualTo("foreign-content");
        assertThat(rights(group)).as("nobody was let into it").isEqualTo(Map.of("0", Set.of()));
    }

    @Test
    void c5lateEventsOfADeletedGroupDoNotTouchTheOneThatHasItsGuidNow() {
        Instant first = Instant.now().minusSeconds(600);
        Instant second = first.plusSeconds(300);
        ChatGroup group = group();
        knows(alice, bob, carol);
        surroundings.sql("delete from groups");
        TestLedger chat = new TestLedger(surroundings.pool(), group.guid());
        chat.created(first, alice.uid(), bob.uid());
        settle();
        chat.deleted(first, first.plusSeconds(200));
        chat.created(second, alice.uid());
        settle();
        surroundings.standIn().forgetCalls();

        chat.added(first, first.plusSeconds(150), carol.uid());
        chat.kicked(first, first.plusSeconds(160), alice.uid());
        chat.deleted(first, first.plusSeconds(200));
        settle();

        group.nextLife();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));
        assertThat(writes()).as("writes for what was long over").isZero();
    }

    @Test
    void c6whoHasNoCardWaitsAndIsLetInWithIt() {
        ChatGroup group = group(alice, dave);
        settle();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));

        dave.publishesCard();
        sweep();

        assertThat(reads(dave, group)).isEqualTo(reads(alice, group)).hasSize(1);
    }

    @Test
    void c6whoLeavesBeforeTheCardAppearsIsGivenNothing() {
        ChatGroup group = group(alice, dave);
        settle();
        group.remove(dave);
        settle();

        dave.publishesCard();
        sweep();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));
        assertThat(lines(group)).noneMatch(line -> line.startsWith("GRANTED dave"));
    }

    @Test
    void c7whoChangesTheCardIsGivenEveryEpochAgainAndOnceOnly() {
        ChatGroup group = groupOfTwoEpochs();
        alice.publishesCard();
        surroundings.standIn().forgetCalls();

        sweep();
        sweep();

        assertThat(reads(alice, group)).containsOnlyKeys(0L, 1L);
        assertThat(calls(Operation.KEYKNOX_V2_PUSH))
                .extracting(call -> call.arguments().get("key"))
                .containsExactlyInAnyOrder("0", "1");
    }

    private ChatGroup groupOfTwoEpochs() {
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);
        settle();
        return group;
    }

    private void sweep() {
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '1 day'");
        replica.sweep().await().indefinitely();
        settle();
    }

    private static void knows(Person... people) {
        for (Person person : List.of(people)) {
            surroundings.sql(
                    "insert into users (uid, identity, version, forgotten) values ($1, $2, 1, false)",
                    person.uid(),
                    person.identity().value());
        }
    }
}
