package io.chate2ee.groupsync.ledger;

import static io.chate2ee.groupsync.ledger.Told.at;
import static io.chate2ee.groupsync.ledger.Told.banned;
import static io.chate2ee.groupsync.ledger.Told.bannedBy;
import static io.chate2ee.groupsync.ledger.Told.created;
import static io.chate2ee.groupsync.ledger.Told.in;
import static io.chate2ee.groupsync.ledger.Told.out;
import static io.chate2ee.groupsync.ledger.Told.snapshot;
import static io.chate2ee.groupsync.ledger.Told.unbannedBy;
import static io.chate2ee.groupsync.ledger.Told.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is different about webhooks: they come late, in any order, more than once, and name the wrong person. */
class WebhookRulesTest {
    private final Ledgers ledger = Ledgers.after(created(1, "alice", "bob"));

    @ParameterizedTest(name = "removed at 100, let in at {0} by {1}: held {2}, in {3}")
    @CsvSource({
        "101,   webhook, true,  false",
        "160,   webhook, true,  false",
        "160.5, webhook, false, true",
        "99,    webhook, false, false",
        // A producer that says when it happened is believed at once.
        "101,   producer, false, true",
    })
    void anAdmissionSoonAfterARemovalWaits(double time, String source, boolean held, boolean in) {
        ledger.foldOneByOne(List.of(webhook("kick", out(1.0, 100, "bob"))));

        Received admission = in(1.0, time, "bob");
        ledger.foldOneByOne(List.of(source.equals("webhook") ? webhook("join", admission) : admission));

        assertThat(ledger.standing("bob").orElseThrow().held()).isEqualTo(held);
        assertThat(ledger.desired().contains("bob")).isEqualTo(in);
        assertThat(ledger.found().get(ledger.found().size() - 1).held()).isEqualTo(held ? 1 : 0);
    }

    @Test
    void aHeldAdmissionWakesNobody() {
        ledger.foldOneByOne(List.of(webhook("kick", out(1.0, 100, "bob"))));
        ledger.tookWork();

        ledger.foldOneByOne(List.of(webhook("join", in(1.0, 110, "bob"))));

        assertThat(ledger.tookWork()).isFalse();
    }

    @Test
    void aFirstAdmissionIsNotHeld() {
        ledger.foldOneByOne(List.of(webhook("join", in(1.0, 100, "carol"))));

        assertThat(ledger.desired()).contains("carol");
    }

    @Test
    void removalsActAtOnceWhateverCameBefore() {
        ledger.foldOneByOne(List.of(webhook("join", in(1.0, 100, "bob")), webhook("leave", out(1.0, 101, "bob"))));

        assertThat(ledger.desired()).doesNotContain("bob");
    }

    @Test
    void aContraryEventEndsTheWait() {
        hold();

        ledger.foldOneByOne(List.of(webhook("kick again", out(1.0, 120, "bob"))));

        assertThat(ledger.standing("bob").orElseThrow().held()).isFalse();
        assertThat(ledger.desired()).doesNotContain("bob");
    }

    @Test
    void anotherWebhookThatAgreesDoesNotEndTheWait() {
        hold();

        ledger.foldOneByOne(List.of(webhook("added", in(1.0, 120, "bob"))));

        assertThat(ledger.standing("bob").orElseThrow().held()).isTrue();
    }

    @Test
    void aLookAtTheSourceEndsTheWaitEitherWay() {
        hold();
        ledger.foldOneByOne(List.of(snapshot(1, 115, "alice", "bob")));
        assertThat(ledger.desired()).contains("bob");

        Ledgers other = Ledgers.after(
                created(1, "alice", "bob"),
                webhook("kick", out(1.0, 100, "bob")),
                webhook("join", in(1.0, 110, "bob")),
                snapshot(1, 115, "alice"));
        assertThat(other.desired()).doesNotContain("bob");
        assertThat(other.standing("bob").orElseThrow().held()).isFalse();
    }

    @ParameterizedTest(name = "the same body {0} s later is a retry: {1}")
    @CsvSource({"1,true", "40,true", "120,true", "120.5,false", "3600,false"})
    void theSameBodyWithinTwoMinutesIsARetry(double later, boolean retry) {
        ledger.foldOneByOne(List.of(webhook("join", in(1.0, 1_000, "carol")), out(1.0, 1_000.2, "carol")));

        ledger.foldOneByOne(List.of(webhook("join", in(1.0, 1_000 + later, "carol"))));

        assertThat(ledger.standing("carol").orElseThrow().stay().at()).isEqualTo(at(retry ? 1_000.2 : 1_000 + later));
        assertThat(ledger.found().get(ledger.found().size() - 1).retries()).isEqualTo(retry ? 1 : 0);
    }

    @Test
    void retriesAreRecognisedWithinABatchToo() {
        ledger.foldBatch(List.of(
                webhook("join", in(1.0, 1_000, "carol")),
                out(1.0, 1_000.2, "carol"),
                webhook("join", in(1.0, 1_010, "carol"))));

        assertThat(ledger.desired()).doesNotContain("carol");
    }

    @Test
    void anotherBodyIsAnotherEvent() {
        ledger.foldOneByOne(
                List.of(webhook("join", in(1.0, 1_000, "carol")), webhook("join 2", in(1.0, 1_001, "dave"))));

        assertThat(ledger.desired()).contains("carol", "dave");
    }

    @Test
    void aBanThatNamesOnlyItsActorTouchesNobodyAndAsksForASnapshot() {
        ledger.foldOneByOne(List.of(webhook("ban", bannedBy("alice", 100, "alice"))));

        assertThat(ledger.desired()).containsExactly("alice", "bob");
        assertThat(ledger.barred()).isEmpty();
        assertThat(ledger.needsSnapshot()).isTrue();
        assertThat(ledger.found().get(ledger.found().size() - 1).namingTheActor())
                .isEqualTo(1);
    }

    @Test
    void anUnbanThatNamesOnlyItsActorTouchesNobodyAndAsksForASnapshot() {
        ledger.foldOneByOne(List.of(banned(1.0, 50, "bob"), webhook("unban", unbannedBy("alice", 100, "alice"))));

        assertThat(ledger.desired()).containsExactly("alice");
        assertThat(ledger.barred()).containsExactly("bob");
        assertThat(ledger.needsSnapshot()).isTrue();
    }

    @Test
    void aBanThatNamesOthersBesideItsActorBarsThoseAndAsksForASnapshot() {
        ledger.foldOneByOne(List.of(webhook("ban", bannedBy("alice", 100, "alice", "bob"))));

        assertThat(ledger.desired()).containsExactly("alice");
        assertThat(ledger.barred()).containsExactly("bob");
        assertThat(ledger.needsSnapshot()).isTrue();
    }

    @Test
    void aBanBySomebodyElseIsBelieved() {
        ledger.foldOneByOne(List.of(webhook("ban", bannedBy("alice", 100, "bob"))));

        assertThat(ledger.barred()).containsExactly("bob");
        assertThat(ledger.needsSnapshot()).isFalse();
    }

    @Test
    void aCreatedWebhookThatDoesNotListEverybodyAsksForASnapshot() {
        var event = (io.chate2ee.contract.event.GroupEvent.Created)
                created(500, "carol").event();
        var incomplete =
                new io.chate2ee.contract.event.GroupEvent.Created(event.head(), Told.GUID, event.named(), false);

        Ledgers fresh = Ledgers.after(new Received(incomplete, at(500), new Place(0, 1)));

        assertThat(fresh.desired()).containsExactly("carol");
        assertThat(fresh.needsSnapshot()).isTrue();
    }

    private void hold() {
        ledger.foldOneByOne(List.of(webhook("kick", out(1.0, 100, "bob")), webhook("join", in(1.0, 110, "bob"))));
    }
}
