package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Ledgers.after;
import static io.chate2ee.groupsync.ledger.Told.at;
import static io.chate2ee.groupsync.ledger.Told.banned;
import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.from;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static io.chate2ee.groupsync.ledger.Told.unbanned;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderOfMembersTest {
    @ParameterizedTest(name = "{0} at {1} from {2}/{3}, then {4} at {5} from {6}/{7}: {8}, in doubt: {9}")
    @CsvSource({
        // The later effective time wins, wherever it was read.
        "in,5,0,1, out,6,0,2, false,false",
        "out,5,0,1, in,6,0,2, true,false",
        "in,5,0,1, out,6,1,0, false,false",
        "out,5,1,9, in,6,0,0, true,false",
        // Older events change nothing.
        "in,6,0,1, out,5,0,2, true,false",
        "out,6,0,1, in,5,0,2, false,false",
        "out,6,0,1, in,5,1,2, false,false",
        // A tie in one partition goes by the log's order.
        "in,5,0,1, out,5,0,2, false,false",
        "out,5,0,1, in,5,0,2, true,false",
        "in,5,0,2, out,5,0,1, true,false",
        "out,5,0,2, in,5,0,1, false,false",
        // A tie between partitions: removal wins, and a snapshot is needed.
        "in,5,0,1, out,5,1,2, false,true",
        "out,5,0,1, in,5,1,2, false,true",
        // Two partitions that agree are no reason for doubt.
        "in,5,0,1, in,5,1,2, true,false",
        "out,5,0,1, out,5,1,2, false,false",
    })
    void whichOfTwoEventsAboutAMemberCounts(
            String first,
            double firstTime,
            int firstPartition,
            long firstOffset,
            String second,
            double secondTime,
            int secondPartition,
            long secondOffset,
            boolean desired,
            boolean inDoubt) {
        Ledgers ledger = after(
                created(1),
                from(firstPartition, firstOffset, event(first, firstTime)),
                from(secondPartition, secondOffset, event(second, secondTime)));

        assertThat(ledger.standing("bob").map(Standing::desired)).contains(desired);
        assertThat(ledger.needsSnapshot()).isEqualTo(inDoubt);
    }

    @Test
    void aRemovalThatArrivesBeforeItsAdmissionIsRemembered() {
        Ledgers ledger = after(created(1, "alice"), out(1.0, 9, "bob"));
        assertThat(ledger.desired()).containsExactly("alice");

        ledger.foldOneByOne(List.of(in(1.0, 8, "bob")));

        assertThat(ledger.desired()).containsExactly("alice");
    }

    @Test
    void aCreatedEventReadLateDoesNotBringBackWhoWasRemoved() {
        Ledgers ledger = after(in(1.0, 5, "bob"), out(1.0, 9, "alice"), created(1, "alice", "bob"));

        assertThat(ledger.desired()).containsExactly("bob");
    }

    @Test
    void eachMemberOfAnEventIsJudgedByItself() {
        Ledgers ledger = after(created(1, "alice", "bob"), in(1.0, 9, "bob"), out(1.0, 5, "alice", "bob"));

        assertThat(ledger.desired()).containsExactly("bob");
    }

    @Test
    void aStayKeepsItsStartWhenItIsConfirmed() {
        Ledgers ledger = after(created(1), in(1.0, 5, "bob"), in(1.0, 8, "bob"));

        Standing bob = ledger.standing("bob").orElseThrow();
        assertThat(bob.since()).isEqualTo(at(5));
        assertThat(bob.stay().at()).isEqualTo(at(8));
    }

    @Test
    void aNewStayStartsAgain() {
        Ledgers ledger = after(created(1), in(1.0, 5, "bob"), out(1.0, 6, "bob"), in(1.0, 8, "bob"));

        assertThat(ledger.standing("bob").orElseThrow().since()).isEqualTo(at(8));
    }

    @Test
    void whoWasTakenOutByALateBanAndIsInAfterItsLateEndBeginsANewStay() {
        Ledgers ledger = after(created(1), in(1.0, 4, "bob"), in(1.0, 7, "bob"), banned(1.0, 5, "bob"));
        assertThat(ledger.desired()).isEmpty();

        ledger.foldOneByOne(List.of(unbanned(1.0, 6, "bob")));

        assertThat(ledger.desired()).containsExactly("bob");
        assertThat(ledger.standing("bob").orElseThrow().since()).isEqualTo(at(7));
    }

    @Test
    void theCauseIsTheDecisiveEventAndCutWhereItIsTooLong() {
        Ledgers ledger = after(created(1), in(1.0, 5, "bob"), out(1.0, 4, "bob"));
        assertThat(ledger.standing("bob").orElseThrow().cause()).isEqualTo("event-at-5.0");

        Received received = in(1.0, 5, "bob");
        var head = new io.chate2ee.contract.event.EventHead("\uD83D\uDE00".repeat(300), at(5), at(1));
        Received longId = new Received(
                new io.chate2ee.contract.event.GroupEvent.MembersIn(head, Told.GUID, Told.uids("bob")),
                received.effectiveAt(),
                received.place());

        assertThat(Telling.in(longId).cause()).isEqualTo("\uD83D\uDE00".repeat(200));
    }

    @Test
    void anAdmissionIsWorkThatMaySettleAndARemovalIsUrgent() {
        Ledgers ledger = after(created(1));
        ledger.tookWork();

        ledger.foldOneByOne(List.of(in(1.0, 5, "bob")));
        assertThat(ledger.tookWork()).isTrue();
        assertThat(ledger.tookUrgent()).isFalse();

        ledger.foldOneByOne(List.of(out(1.0, 6, "bob")));
        assertThat(ledger.tookWork()).isTrue();
        assertThat(ledger.tookUrgent()).isTrue();
    }

    @Test
    void doubtAboutTheMembersIsToldOnceAndSoIsItsEnd() {
        Ledgers ledger = after(in(1.0, 5, "bob"));
        ledger.tookWork();

        ledger.foldOneByOne(List.of(in(1.0, 5, "bob"), in(1.0, 6, "bob")));
        assertThat(ledger.tookWork()).isFalse();

        ledger.foldOneByOne(List.of(created(1)));
        assertThat(ledger.tookWork()).isTrue();

        ledger.foldUnreadable();
        assertThat(ledger.tookWork()).isTrue();
        ledger.foldUnreadable();
        assertThat(ledger.tookWork()).isFalse();
    }

    @Test
    void whatChangesNothingForTheCloudWakesNobody() {
        Ledgers ledger = after(created(1, "alice"));
        ledger.tookWork();

        ledger.foldOneByOne(List.of(in(1.0, 5, "alice"), out(1.0, 6, "stranger"), in(1.0, 2, "stranger")));
        ledger.foldBatch(List.of(out(1.0, 7, "alice"), in(1.0, 8, "alice")));

        assertThat(ledger.tookWork()).isFalse();
        assertThat(ledger.tookUrgent()).isFalse();
    }

    private static Received event(String direction, double time) {
        return direction.equals("in") ? in(1.0, time, "bob") : out(1.0, time, "bob");
    }
}
