package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.groupsync.testing.Person;
import io.chate2ee.standin.exchange.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two replicas on the same database. */
class TwoReplicasIT extends ApplierFixture {

    @RepeatedTest(3)
    void theyShareTheWorkAndEachGroupGetsOneNewEpoch() {
        List<ChatGroup> groups =
                Stream.generate(() -> group(alice, bob, carol)).limit(8).toList();
        settle();
        Replica other = Replica.start(surroundings);

        groups.forEach(group -> group.remove(bob));
        CompletableFuture<Void> elsewhere = atTheSameTime(() -> settle(other));
        settle();
        elsewhere.join();

        assertThat(groups)
                .allSatisfy(group -> assertThat(rights(group))
                        .isEqualTo(Map.of("0", Set.of("alice", "carol"), "1", Set.of("alice", "carol"))))
                .allSatisfy(group -> assertThat(lines(group).stream().filter(line -> line.startsWith("REVOKED")))
                        .containsExactly("REVOKED bob 1 kicked-bob"));
    }

    @RepeatedTest(3)
    void changesThatComeWhileBothWorkAreAllMade() {
        ChatGroup group = group(alice, bob);
        settle();
        Replica other = Replica.start(surroundings);

        CompletableFuture<Void> elsewhere = atTheSameTime(() -> settle(other));
        group.remove(bob);
        CompletableFuture<Void> here = atTheSameTime(this::settle);
        group.admit(carol);
        elsewhere.join();
        here.join();
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "carol"), "1", Set.of("alice", "carol")));
        assertThat(reads(carol, group)).isEqualTo(reads(alice, group));
    }

    @Test
    void aLapsedLeaseIsTakenOnlyWhenNoCallOfItsHolderCanBeOnItsWayAnyMore() {
        group(alice);
        Replica dead = Replica.start(surroundings);
        assertThat(dead.leases.claim(1).await().indefinitely()).hasSize(1);

        leaseLapsed("1 second");
        assertThat(replica.work()).as("a call may take three seconds").isEmpty();

        leaseLapsed("4 seconds");
        assertThat(replica.work()).hasSize(1);
    }

    @Test
    void whoLearnsThatItsLeaseIsGoneWhileItTakesCopiesAwayTakesNoMoreAway() {
        Person[] many = IntStream.range(0, 9)
                .mapToObj(i -> new Person("many" + i + "-" + System.nanoTime(), surroundings).publishesCard())
                .toArray(Person[]::new);
        ChatGroup group = group(many);
        settle();
        group.remove(Arrays.copyOfRange(many, 1, many.length));
        Replica stale = Replica.start(
                surroundings,
                cloud -> new LateCloud(
                        cloud,
                        io.chate2ee.virgil.cloud.Operation.KEYKNOX_RESET,
                        () -> surroundings.sql("update groups set lease_token = lease_token + 1")));

        assertThat(stale.work()).singleElement().isInstanceOf(Ending.Lost.class);

        assertThat(calls(Operation.KEYKNOX_V2_RESET))
                .as("those that were on their way")
                .hasSize(4);
    }

    private static void leaseLapsed(String before) {
        surroundings.sql("update groups set lease_until = clock_timestamp() - interval '" + before + "'");
    }

    /** On a thread of its own: threads of the common pool have the class loader of whoever used them first. */
    private static CompletableFuture<Void> atTheSameTime(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, "other-replica").start());
    }
}
