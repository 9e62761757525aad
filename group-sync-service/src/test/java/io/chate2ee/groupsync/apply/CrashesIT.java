package io.chate2ee.groupsync.apply;

import static io.chate2ee.virgil.cloud.Operation.CARD_SEARCH;
import static io.chate2ee.virgil.cloud.Operation.KEYKNOX_PUSH;
import static io.chate2ee.virgil.cloud.Operation.KEYKNOX_RESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.group.GroupSessionId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process dies in the middle of a round, as after kill -9; another takes its groups over. */
class CrashesIT extends ApplierFixture {

    static Stream<Arguments> deaths() {
        return Stream.of(
                Arguments.of("before the first push", KEYKNOX_PUSH, 1, false),
                Arguments.of("after the first push", KEYKNOX_PUSH, 1, true),
                Arguments.of("before the first reset", KEYKNOX_RESET, 1, false),
                Arguments.of("after the first reset", KEYKNOX_RESET, 1, true),
                Arguments.of("before the newcomer's first push", KEYKNOX_PUSH, 2, false),
                Arguments.of("after the newcomer's first push", KEYKNOX_PUSH, 2, true),
                Arguments.of("after the newcomer's last push", KEYKNOX_PUSH, 3, true),
                Arguments.of("in the look-up of cards", CARD_SEARCH, 1, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deaths")
    void aKickAndAnAdditionAreCompletedByAnotherReplica(
            String when, io.chate2ee.virgil.cloud.Operation request, int number, boolean callIsMade) {
        ChatGroup group = group(alice, bob);
        settle();
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '5 minutes'");
        group.remove(bob).admit(carol);

        die(callIsMade ? DyingCloud.after(request, number) : DyingCloud.before(request, number));
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "carol"), "1", Set.of("alice", "carol")));
        assertThat(reads(carol, group)).isEqualTo(reads(alice, group)).hasSize(2);
        assertThat(lines(group))
                .filteredOn(line -> line.startsWith("REVOKED") || line.startsWith("GRANTED carol"))
                .containsExactlyInAnyOrder("REVOKED bob 1 kicked-bob", "GRANTED carol 1 added-carol");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creations")
    void aGroupThatWasBeingCreatedIsCompletedWithTheSameEpoch(String when, boolean callIsMade) {
        ChatGroup group = group(alice, bob);

        die(callIsMade ? DyingCloud.after(KEYKNOX_PUSH, 1) : DyingCloud.before(KEYKNOX_PUSH, 1));
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));
        assertThat(reads(alice, group)).isEqualTo(reads(bob, group));
    }

    static Stream<Arguments> creations() {
        return Stream.of(
                Arguments.of("epoch stored, not pushed", false), Arguments.of("epoch pushed, answer not read", true));
    }

    @Test
    void aDeletionIsCompleted() {
        ChatGroup group = group(alice, bob);
        settle();
        group.delete();

        die(DyingCloud.after(KEYKNOX_RESET, 1));
        settle();

        assertThat(rights(group)).isEmpty();
        assertThat(lines(group)).filteredOn(line -> line.startsWith("DELETED")).hasSize(1);
    }

    @Test
    void nobodyTakesAGroupWhoseLeaseLives() {
        group(alice);
        claimAndKeep();

        assertThat(replica.work()).isEmpty();
    }

    @Test
    void aReplicaThatWakesUpAfterItsLeaseWasTakenWritesNothing() {
        ChatGroup group = group(alice);
        Claim stale = replica.leases.claim(1).await().indefinitely().get(0);
        letLeasesLapse();
        Replica other = Replica.start(surroundings);
        settle(other);
        group.admit(bob);
        surroundings.standIn().forgetCalls();

        Ending ending =
                replica.rounds.run(stale, replica.owner, () -> false).await().indefinitely();

        assertThat(ending).isInstanceOf(Ending.Lost.class);
        assertThat(writes()).isZero();
    }

    @Test
    void whatAStaleResetDidIsRepairedAtTakeOver() {
        ChatGroup group = group(alice, bob);
        settle();
        group.touch();
        claimAndDie();
        new OwnersHand(surroundings, replica.owner).resetRecipient(group, bob);

        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));
        assertThat(group.row().getOffsetDateTime("verify_at"))
                .as("looked at once more later")
                .isNotNull();
    }

    @Test
    void afterATakeOverTheCloudIsLookedAtForThirtyDaysEachTimeAfterTwiceTheTime() {
        ChatGroup group = group(alice, bob);
        settle();
        group.touch();
        claimAndDie();
        settle();

        List<Integer> minutes = new ArrayList<>();
        while (nextLook(group) != null) {
            minutes.add(minutesAfterTheDoubt(group));
            untilTheNextLook();
            settle();
        }

        assertThat(minutes)
                .zipSatisfy(
                        List.of(5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10240, 20480, 40960, 43200),
                        (at, expected) -> assertThat(at).isCloseTo(expected, withinPercentage(2)));
    }

    @Test
    void whatAFrozenProcessWroteToADeletedGroupDaysLaterIsUndone() {
        ChatGroup group = group(alice, bob);
        settle();
        group.touch();
        claimAndDie();
        group.delete();
        settle();
        untilTheNextLook();
        settle();

        new OwnersHand(surroundings, replica.owner).pushForeign(ticketOf(group));
        untilTheNextLook();
        settle();

        assertThat(rights(group)).isEmpty();
    }

    @Test
    void aStopLetsTheGroupGoBetweenTwoStepsAndTheNextReplicaGoesOnAtOnce() {
        ChatGroup group = group(alice);
        replica.stopping = true;

        assertThat(replica.work()).singleElement().isInstanceOf(Ending.LetGo.class);
        assertThat(calls(Operation.KEYKNOX_V2_PUSH)).isEmpty();

        Replica next = Replica.start(surroundings);
        assertThat(next.work()).singleElement().isInstanceOf(Ending.Done.class);
        assertThat(reads(alice, group)).hasSize(1);
    }

    private static @Nullable OffsetDateTime nextLook(ChatGroup group) {
        return group.row().getOffsetDateTime("verify_at");
    }

    private static int minutesAfterTheDoubt(ChatGroup group) {
        Duration after = Duration.between(group.row().getOffsetDateTime("doubted_at"), nextLook(group));
        return Math.round(after.toSeconds() / 60f);
    }

    /** As if time had passed until the next look at the cloud is due. */
    private static void untilTheNextLook() {
        surroundings.sql("""
                update groups set doubted_at = doubted_at - (verify_at - clock_timestamp()), verify_at = clock_timestamp()
                where verify_at is not null""");
    }

    private static KeyknoxKey ticketOf(ChatGroup group) {
        return KeyknoxKey.groupTicket(GroupSessionId.of(group.identity().value()), 0);
    }

    private static void claimAndKeep() {
        assertThat(Replica.start(surroundings).leases.claim(16).await().indefinitely())
                .hasSize(1);
    }

    /** A process that takes a lease and is never heard of again. */
    private static void claimAndDie() {
        claimAndKeep();
        letLeasesLapse();
    }

    private static void die(DyingCloud death) {
        death.killsOneOn(surroundings);
    }

    private static void letLeasesLapse() {
        DyingCloud.letLeasesLapse(surroundings);
    }
}
