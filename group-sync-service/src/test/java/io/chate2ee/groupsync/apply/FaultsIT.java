package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.group.GroupSessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cloud misbehaves, or a process dies. */
class FaultsIT extends ApplierFixture {

    @Test
    void aLostAnswerIsReadBackBeforeAnythingIsWrittenAgainAndMakesNoSecondEpoch() {
        ChatGroup group = group(alice, bob);
        fault(Operation.KEYKNOX_V2_PUSH, new Fault.DropAnswer());

        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice", "bob")));
        assertThat(reads(alice, group)).isEqualTo(reads(bob, group)).hasSize(1);
        assertThat(calls(Operation.KEYKNOX_V2_PUSH)).hasSize(2).noneMatch(call -> call.code() == 50010);
        assertThat(calls(Operation.KEYKNOX_V2_PULL)).isNotEmpty();
    }

    @Test
    void aDatabaseThatNeverAnswersKeepsNoRoundForEver() throws SQLException {
        Replica impatient = Replica.start(surroundings, Map.of("sync.database-timeout", "1s"));
        ChatGroup group = group(alice);
        try (Connection other = surroundings.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table cards in exclusive mode");

            assertThat(impatient.work()).singleElement().isInstanceOf(Ending.Later.class);
        }
        settle(impatient);

        assertThat(reads(alice, group)).hasSize(1);
    }

    @Test
    void aLostAnswerInAKickMakesOneNewEpochOnly() {
        ChatGroup group = group(alice, bob);
        settle();
        fault(Operation.KEYKNOX_V2_PUSH, new Fault.DropAnswer());

        group.remove(bob);
        settle();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice")));
    }

    @Test
    void aPushThatFailsDoesNotHoldBackTheResets() {
        ChatGroup group = group(alice, bob);
        settle();
        fault(Operation.KEYKNOX_V2_PUSH, new Fault.Answer(503, 10000, null));
        group.remove(bob);

        List<Ending> endings = replica.work();

        assertThat(endings).singleElement().isInstanceOf(Ending.Later.class);
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));
        settle();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice")));
    }

    @Test
    void whoComesBackWhileTheAnswerToTheResetIsLostReadsEverythingAgain() {
        ChatGroup group = group(alice, bob);
        settle();
        fault(Operation.KEYKNOX_V2_RESET, new Fault.DropAnswer());
        group.remove(bob);
        assertThat(replica.work()).singleElement().isInstanceOf(Ending.Later.class);

        group.admit(bob);
        settle();

        assertThat(reads(bob, group)).containsOnlyKeys(0L, 1L).isEqualTo(reads(alice, group));
    }

    @Test
    void troubleThatPassesParksNothing() {
        ChatGroup group = group(alice, bob);
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(3, Operation.KEYKNOX_V2_PUSH, new Fault.Answer(500, 10000, null)));

        settle();

        assertThat(group.row().getString("state")).isEqualTo("in-sync");
        assertThat(group.row().getInteger("attempts")).isZero();
        assertThat(reads(alice, group)).hasSize(1);
    }

    @Test
    void anOutageOfHoursParksNothingAndOneAttemptAMinuteFindsItsEnd() {
        Replica patient = Replica.start(surroundings, Map.of("sync.back-off", "500ms", "sync.back-off-cap", "60s"));
        ChatGroup group = group(alice, bob);
        settle();
        group.remove(bob);
        surroundings.sql("update groups set attempts = 1000");
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(FaultRule.EVERY, Operation.KEYKNOX_V2_PUSH, new Fault.ResetConnection()));
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(FaultRule.EVERY, Operation.KEYKNOX_V2_RESET, new Fault.ResetConnection()));

        assertThat(patient.work()).singleElement().isInstanceOf(Ending.Later.class);

        assertThat(group.row().getOffsetDateTime("next_attempt_at"))
                .isAfter(now().plusSeconds(15))
                .isBefore(now().plusSeconds(61));
        surroundings.standIn().faults().clear();
        surroundings.sql("update groups set next_attempt_at = null");
        settle();
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice")));
        assertThat(group.row().getInteger("attempts")).isZero();
    }

    @Test
    void thePauseThatTheCloudAsksForIsKept() {
        ChatGroup group = group(alice);
        fault(Operation.KEYKNOX_V2_PUSH, new Fault.Answer(429, 10000, "30"));

        replica.work();

        assertThat(group.row().getOffsetDateTime("next_attempt_at")).isAfter(now().plusSeconds(20));
    }

    @Test
    void aPushThatWouldStartTooLateForItsLeaseIsNotMadeAndTheGroupIsGivenBack() {
        Replica slow = Replica.start(
                surroundings, Map.of("virgil.rate.per-second", "0.01", "virgil.rate.burst", String.valueOf(2)));
        ChatGroup group = group(alice);
        surroundings.standIn().forgetCalls();

        assertThat(slow.work()).singleElement().isInstanceOf(Ending.Later.class);

        assertThat(calls(Operation.KEYKNOX_V2_PUSH)).isEmpty();
        assertThat(group.row().getString("lease_holder")).isNull();
    }

    @Test
    void foreignContentParksThatGroupAloneAndItsRemovalsAreStillMade() {
        ChatGroup group = group(alice, bob);
        ChatGroup other = group(carol);
        settle();
        overwriteCloud(group);

        group.remove(bob).admit(carol);
        other.admit(alice);
        await().untilAsserted(() -> {
            replica.work();
            assertThat(group.row().getString("state")).isEqualTo("parked");
        });
        settle();

        assertThat(group.row().getString("park_reason")).isEqualTo("foreign-content");
        assertThat(lines(group)).endsWith("REVOKED bob 1 kicked-bob", "PARKED - 1 foreign-content");
        assertThat(reads(alice, other)).hasSize(1);
    }

    @Test
    void aRefusalOfThisGroupParksItWithTheReason() {
        ChatGroup group = group(alice);
        fault(Operation.KEYKNOX_V2_PUSH, new Fault.Answer(403, 10000, null));

        replica.work();

        assertThat(group.row().getString("park_reason")).isEqualTo("forbidden");
        assertThat(told(group).lastRecord().state().wireName()).isEqualTo("parked");
    }

    @Test
    void aRefusalOfTheAppParksNothingAndLosesNothing() {
        ChatGroup group = group(alice);
        fault(Operation.KEYKNOX_V2_PUSH, new Fault.Answer(400, 20303, null));

        assertThat(replica.work()).singleElement().isInstanceOf(Ending.LetGo.class);

        assertThat(group.row().getInteger("attempts")).isZero();
        settle();
        assertThat(reads(alice, group)).hasSize(1);
    }

    @Test
    void anEpochThatVanishedFromTheCloudIsPushedAgain() {
        ChatGroup group = group(alice);
        settle();
        Map<Long, String> before = reads(alice, group);
        new OwnersHand(surroundings, replica.owner).resetPath(group);

        group.admit(bob);
        settle();

        assertThat(reads(alice, group)).isEqualTo(before);
        assertThat(reads(bob, group)).isEqualTo(before);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static void fault(Operation operation, Fault fault) {
        surroundings.standIn().faults().add(FaultRule.next(1, operation, fault));
    }

    private void overwriteCloud(ChatGroup group) {
        OwnersHand hand = new OwnersHand(surroundings, replica.owner);
        hand.resetPath(group);
        hand.pushForeign(
                KeyknoxKey.groupTicket(GroupSessionId.of(group.identity().value()), 0));
    }
}
