package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.operate.Drift;
import io.chate2ee.groupsync.operate.TestOperators;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Newcomers who are given nothing of what was before, with real records and a real stand-in. */
class FromJoinIT extends ApplierFixture {
    private static final Map<String, String> FROM_JOIN = Map.of("groups.history", "from-join");

    private final Replica strict = Replica.start(surroundings, FROM_JOIN);

    @Test
    void aNewcomerReadsFromTheEpochOfTheJoinOn() {
        ChatGroup group = group(alice);
        settle(strict);
        group.admit(bob);
        settle(strict);

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice", "bob")));
        assertThat(reads(bob, group)).containsOnlyKeys(1L);
        assertThat(reads(alice, group)).containsOnlyKeys(0L, 1L);
    }

    @Test
    void manyNewcomersOfOneRoundShareOneEpochAndOnePush() {
        ChatGroup group = group(alice);
        settle(strict);
        surroundings.standIn().forgetCalls();
        group.admit(bob).admit(carol);
        settle(strict);

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice", "bob", "carol")));
        assertThat(calls(Operation.KEYKNOX_V2_PUSH)).hasSize(1);
    }

    @Test
    void whoeverLeftAndCameBackReadsNothingOfBeforeAndBetween() {
        ChatGroup group = group(alice, bob);
        settle(strict);
        group.remove(bob);
        settle(strict);
        group.admit(bob);
        settle(strict);

        assertThat(reads(bob, group)).containsOnlyKeys(2L);
        assertThat(reads(alice, group)).containsOnlyKeys(0L, 1L, 2L);
    }

    @Test
    void whoeverLeftAndCameBackBeforeARoundBeginsANewStay() {
        ChatGroup group = group(alice, bob);
        settle(strict);
        group.remove(bob).admit(bob);
        settle(strict);

        assertThat(reads(bob, group)).containsOnlyKeys(1L);
        assertThat(lines(group))
                .contains("REVOKED bob 1 earlier-stay")
                .last()
                .asString()
                .startsWith("GRANTED bob 1");
    }

    @Test
    void underAllNothingIsMadeOfThat() {
        ChatGroup group = group(alice, bob);
        settle();
        surroundings.standIn().forgetCalls();
        group.remove(bob).admit(bob);
        settle();

        assertThat(writes()).isZero();
        assertThat(reads(bob, group)).containsOnlyKeys(0L);
    }

    @Test
    void anotherCardIsGivenTheSameEpochs() {
        ChatGroup group = group(alice);
        settle(strict);
        group.admit(bob);
        settle(strict);
        bob.publishesCard();
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '1 day'");
        strict.sweep().await().indefinitely();
        settle(strict);

        assertThat(reads(bob, group)).containsOnlyKeys(1L);
    }

    @Test
    void theRuleCanBeChangedAndChangedBack() {
        ChatGroup group = group(alice, bob);
        settle();
        group.admit(carol);
        settle(strict);
        assertThat(reads(bob, group)).as("kept").containsOnlyKeys(0L, 1L);
        assertThat(reads(carol, group)).containsOnlyKeys(1L);

        group.touch();
        settle();
        assertThat(reads(carol, group)).as("everything for everybody").containsOnlyKeys(0L, 1L);

        group.touch();
        settle(strict);
        assertThat(reads(carol, group)).as("kept").containsOnlyKeys(0L, 1L);
    }

    @Test
    void aComparisonFindsACopyFromBeforeTheStayAndTheNextRoundTakesItAway() {
        ChatGroup group = group(alice, bob);
        settle();
        surroundings.sql(
                "update members set first_epoch = 1 where guid = $1 and uid = $2",
                group.guid().value(),
                bob.uid());

        assertThat(compared(group)).extracting(Drift::kind).containsExactly(Drift.Kind.COPY_UNKNOWN);

        group.admit(carol);
        settle(strict);
        assertThat(reads(bob, group)).containsOnlyKeys(1L);
        assertThat(compared(group)).isEmpty();
    }

    private static List<Drift> compared(ChatGroup group) {
        TestSettings settings = surroundings.settings(FROM_JOIN);
        TestCloud way = TestCloud.to(settings, surroundings.vertx().getDelegate());
        return TestOperators.on(settings, way, surroundings.pool())
                .comparison()
                .of(new GroupKey(group.guid(), group.life()))
                .await()
                .indefinitely();
    }
}
