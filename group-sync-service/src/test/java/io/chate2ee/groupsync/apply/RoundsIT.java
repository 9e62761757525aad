package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.standin.exchange.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members can read after each kind of change. */
class RoundsIT extends ApplierFixture {

    @Test
    void aNewGroupIsReadableByItsMembersAndAnnounced() {
        ChatGroup group = group(alice, bob);

        settle();

        assertThat(reads(alice, group)).hasSize(1).isEqualTo(reads(bob, group));
        assertThat(reads(carol, group)).isEmpty();
        var record = told(group).lastRecord();
        assertThat(record.identity()).isEqualTo(group.identity());
        assertThat(record.state()).isEqualTo(GroupState.IN_SYNC);
        assertThat(record.newestEpoch()).isZero();
        assertThat(record.granted()).containsExactly(alice.identity(), bob.identity());
        assertThat(record.waiting()).isZero();
        assertThat(lines(group)).containsExactlyInAnyOrder("GRANTED alice 0 added-alice", "GRANTED bob 0 added-bob");
    }

    @Test
    void anIdentityIsNotAnnouncedBeforeThereIsAnEpoch() {
        ChatGroup group = group(dave);

        settle();

        var record = told(group).lastRecord();
        assertThat(record.groupIdentity()).isEmpty();
        assertThat(record.state()).isEqualTo(GroupState.WAITING);
        assertThat(record.newestEpoch()).isEqualTo(-1);
        assertThat(record.waiting()).isEqualTo(1);
        assertThat(lines(group)).containsExactly("WAITING dave -1 added-dave");
        assertThat(writes()).isZero();
    }

    @Test
    void aMemberWhoIsAddedCanReadEveryEpoch() {
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);
        settle();

        group.admit(carol);
        settle();

        assertThat(reads(carol, group)).containsOnlyKeys(0L, 1L).isEqualTo(reads(alice, group));
    }

    @Test
    void aMemberWhoIsKickedReadsNothingAndTheOthersHaveANewEpoch() {
        ChatGroup group = group(alice, bob);
        settle();
        Map<Long, String> before = reads(bob, group);

        group.remove(bob);
        settle();

        assertThat(reads(bob, group)).isEmpty();
        assertThat(reads(alice, group)).containsOnlyKeys(0L, 1L).containsAllEntriesOf(before);
        assertThat(told(group).lastRecord().newestEpoch()).isEqualTo(1);
        assertThat(told(group).lastRecord().granted()).containsExactly(alice.identity());
        assertThat(lines(group)).endsWith("REVOKED bob 1 kicked-bob");
    }

    @Test
    void theNewEpochIsAnnouncedBeforeTheResets() {
        ChatGroup group = group(alice, bob);
        settle();

        group.remove(bob);
        settle();

        var records = told(group).records();
        assertThat(records)
                .extracting(record -> record.state() + " " + record.newestEpoch())
                .containsExactly("IN_SYNC 0", "CHANGING 1", "IN_SYNC 1");
        assertThat(records).extracting(record -> record.version()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void manyKicksAtOnceMakeOneNewEpoch() {
        ChatGroup group = group(alice, bob, carol);
        settle();

        group.remove(bob, carol);
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whoIsKickedWhileTheRoundIsUnderWayIsNotGivenWhatIsPushedAfterwards(int transaction) {
        ChatGroup group = group(alice);
        settle();
        group.admit(carol, bob);
        AtomicInteger writesBefore = new AtomicInteger(-1);
        Interruption kick = new Interruption(transaction, () -> {
            group.remove(bob);
            writesBefore.set(writes());
        });

        Replica.start(surroundings, kick).work();
        settle();

        assertThat(calls(Operation.KEYKNOX_V2_PUSH).stream().skip(writesBefore.get()))
                .as("pushes after the kick")
                .allSatisfy(push -> assertThat(String.valueOf(push.arguments().get("identities")))
                        .doesNotContain(bob.identity().value()));
        assertThat(reads(carol, group)).isEqualTo(reads(alice, group)).isNotEmpty();
        assertThat(reads(bob, group)).isEmpty();
    }

    @ParameterizedTest(name = "before transaction {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aMemberWhoIsAdmittedInTheMidstOfARoundIsLookedUpAndLetIn(int transaction) {
        ChatGroup group = group(alice, bob);
        Interruption admission = new Interruption(transaction, () -> group.admit(carol));

        Replica.start(surroundings, admission).work();
        settle();

        assertThat(reads(carol, group)).isEqualTo(reads(alice, group)).isNotEmpty();
    }

    @Test
    void aMemberWhoComesBackReadsEverythingAgain() {
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);
        settle();

        group.admit(bob);
        settle();

        assertThat(reads(bob, group)).containsOnlyKeys(0L, 1L).isEqualTo(reads(alice, group));
        assertThat(lines(group)).endsWith("REVOKED bob 1 kicked-bob", "GRANTED bob 1 added-bob");
    }

    @Test
    void kickedAndBackBeforeTheRoundChangesNothing() {
        ChatGroup group = group(alice, bob);
        settle();
        surroundings.standIn().forgetCalls();

        group.remove(bob).admit(bob);
        settle();

        assertThat(writes()).isZero();
    }

    @Test
    void aDeletedGroupCanBeLoadedByNobodyAndItsKeysAreForgotten() {
        ChatGroup group = group(alice, bob);
        settle();

        group.delete();
        settle();

        assertThat(rights(group)).isEmpty();
        assertThat(reads(alice, group)).isEmpty();
        assertThat(told(group).lastRecord().groupIdentity()).isEmpty();
        assertThat(told(group).lastRecord().state()).isEqualTo(GroupState.DELETED);
        assertThat(lines(group)).endsWith("DELETED - -1 group-deleted");
        assertThat(surroundings
                        .pool()
                        .query("select 1 from epochs")
                        .executeAndAwait()
                        .size())
                .isZero();
    }

    @Test
    void lookingAtASettledGroupAgainWritesAndSaysNothing() {
        ChatGroup group = group(alice, bob, dave);
        settle();
        int said = told(group).records().size() + told(group).changes().size();
        surroundings.standIn().forgetCalls();

        group.touch();
        settle();

        assertThat(writes()).isZero();
        assertThat(told(group).records().size() + told(group).changes().size()).isEqualTo(said);
    }

    @Test
    void sixtyMembersTakeThreePushes() {
        Person[] crowd = IntStream.range(0, 60)
                .mapToObj(i -> new Person("member" + i + "-" + System.nanoTime(), surroundings).publishesCard())
                .toArray(Person[]::new);
        ChatGroup group = group(crowd);
        surroundings.standIn().forgetCalls();

        settle();

        assertThat(calls(Operation.KEYKNOX_V2_PUSH))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.status()).isEqualTo(200));
        assertThat(calls(Operation.CARD_SEARCH)).hasSize(2);
        assertThat(List.of(crowd))
                .allSatisfy(person -> assertThat(reads(person, group)).hasSize(1));
    }

    @Test
    void theOwnerIsARecipientOfEveryPush() {
        ChatGroup group = group(alice);
        settle();
        group.admit(bob);
        settle();

        assertThat(calls(Operation.KEYKNOX_V2_PUSH))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.arguments().get("identities"))
                        .asList()
                        .contains(replica.owner.identity().value()));
    }

    @Test
    void anotherLifeOfTheGuidIsAnotherGroup() {
        ChatGroup group = group(alice);
        settle();
        group.delete();
        settle();
        Identity firstIdentity = group.identity();
        group.createAgain().admit(alice);

        settle();

        var last = told(group).lastRecord();
        assertThat(last.life()).isEqualTo(2);
        assertThat(last.identity()).isNotNull().isNotEqualTo(firstIdentity);
        assertThat(told(group).records())
                .extracting(record -> record.version())
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
