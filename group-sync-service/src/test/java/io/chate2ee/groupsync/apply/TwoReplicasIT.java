package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.ChatGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

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

    /** On a thread of its own: threads of the common pool have the class loader of whoever used them first. */
    private static CompletableFuture<Void> atTheSameTime(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task, "other-replica").start());
    }
}
