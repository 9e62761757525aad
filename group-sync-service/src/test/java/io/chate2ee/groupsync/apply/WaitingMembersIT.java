package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.NotARecipientException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members without a card, and members who change it. */
class WaitingMembersIT extends ApplierFixture {
    private ChatGroup group;

    @BeforeEach
    void daveWaits() {
        group = group(alice, dave);
        settle();
    }

    @Test
    void whoHasNoCardWaitsAndTheOthersDoNot() {
        assertThat(reads(alice, group)).hasSize(1);
        assertThat(told(group).lastRecord().waiting()).isEqualTo(1);
        assertThat(told(group).lastRecord().waitingMembers()).containsExactly(new Uid(dave.uid()));
        assertThat(lines(group)).contains("WAITING dave 0 added-dave");
    }

    @Test
    void aLoginLeadsToALookUpThatLetsTheMemberIn() {
        dave.publishesCard();
        loggedIn();

        replica.waitingCards.afterLogins().await().indefinitely();
        settle();

        assertThat(reads(dave, group)).isEqualTo(reads(alice, group)).hasSize(1);
        assertThat(lines(group)).endsWith("GRANTED dave 0 card-published");
        assertThat(lookUpsPlanned()).isZero();
    }

    @Test
    void aLookUpThatFindsNothingIsMadeAgainThreeMoreTimes() {
        loggedIn();

        for (int attempt = 1; attempt <= 3; attempt++) {
            replica.waitingCards.afterLogins().await().indefinitely();
            assertThat(lookUpsPlanned()).as("after attempt %s", attempt).isEqualTo(1);
            surroundings.sql("update card_lookups set due_at = clock_timestamp()");
        }
        replica.waitingCards.afterLogins().await().indefinitely();

        assertThat(lookUpsPlanned()).isZero();
    }

    @Test
    void aLookUpThatFailsDoesNotCount() {
        loggedIn();
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(1, Operation.CARD_SEARCH, new Fault.Answer(503, 10000, null)));

        assertThat(replica.waitingCards
                        .afterLogins()
                        .onFailure()
                        .recoverWithItem(false)
                        .await()
                        .indefinitely())
                .isFalse();

        var row = surroundings.pool().query("select attempt from card_lookups").executeAndAwait();
        assertThat(row.iterator().next().getInteger("attempt")).isZero();
    }

    @Test
    void theSweepFindsACardWhoseLoginWasNeverHeardOf() {
        dave.publishesCard();
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '11 minutes'");

        replica.waitingCards.sweep().await().indefinitely();
        settle();

        assertThat(reads(dave, group)).hasSize(1);
    }

    @Test
    void theSweepDoesNotAskAgainForWhatItHasJustLookedUp() {
        surroundings.standIn().forgetCalls();

        replica.waitingCards.sweep().await().indefinitely();

        assertThat(calls(Operation.CARD_SEARCH)).isEmpty();
    }

    @Test
    void aMemberWithANewKeyIsLetInAgain() {
        alice.publishesCard();
        assertThatThrownBy(() -> reads(alice, group)).isInstanceOf(NotARecipientException.class);
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '7 hours'");

        replica.waitingCards.sweep().await().indefinitely();
        settle();

        assertThat(reads(alice, group)).hasSize(1);
    }

    @Test
    void whoPublishesMoreCardsThanAnAnswerHoldsLosesNothingAndKeepsNobodyOut() {
        Replica worker = Replica.start(surroundings, Map.of("virgil.max-answer-bytes", "8000"));
        for (int card = 0; card < 20; card++) {
            alice.publishesCard();
            dave.publishesCard();
        }
        ChatGroup other = group(dave, alice, bob, carol);
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '7 hours'");

        worker.waitingCards.sweep().await().indefinitely();
        settle(worker);

        assertThat(rights(other)).isEqualTo(Map.of("0", Set.of("alice", "bob", "carol")));
        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice")));
        var row = surroundings
                .pool()
                .query("select identity, problem from cards where problem is not null")
                .executeAndAwait();
        assertThat(row).extracting(each -> each.getString("problem")).containsExactly("too-many-cards");
    }

    @Test
    void aNewKeyThatIsFoundWhileALedgerLetsItsOwnerInElsewhereCountsThereToo() throws Exception {
        ChatGroup other = group(bob, alice);
        settle();
        other.remove(alice);
        settle();
        alice.publishesCard();
        surroundings.sql("update cards set looked_up_at = clock_timestamp() - interval '7 hours'");

        CompletableFuture<Void> found;
        try (OtherLedger ledger = new OtherLedger(surroundings)) {
            ledger.locks(group.guid().value());
            found = replica.sweep().subscribeAsCompletionStage();
            ledger.isWaitedFor();
            other.readmit(alice);
            settle();
        }
        found.get(20, TimeUnit.SECONDS);
        settle();

        assertThat(reads(alice, group)).hasSize(1);
        assertThat(reads(alice, other)).isEqualTo(reads(bob, other));
    }

    @Test
    void whoLeavesBeforeTheCardAppearsIsNeverLetIn() {
        group.remove(dave);
        dave.publishesCard();
        loggedIn();

        replica.waitingCards.afterLogins().await().indefinitely();
        settle();

        assertThat(reads(dave, group)).isEmpty();
        assertThat(rights(group)).containsOnlyKeys("0");
    }

    @Test
    void aMemberWhoseIdentityIsUnknownWaitsUntilItIsKnown() {
        surroundings.sql("delete from users where uid = $1", carol.uid());
        group.admit(carol);
        surroundings.sql("delete from users where uid = $1", carol.uid());
        settle();
        assertThat(reads(carol, group)).isEmpty();

        group.admit(carol);

        await().untilAsserted(() -> {
            replica.work();
            assertThat(reads(carol, group)).hasSize(1);
        });
    }

    private void loggedIn() {
        surroundings.sql(
                "insert into card_lookups (uid, logged_in, due_at) values ($1, clock_timestamp(), clock_timestamp())",
                dave.uid());
    }

    private static int lookUpsPlanned() {
        return surroundings
                .pool()
                .query("select 1 from card_lookups")
                .executeAndAwait()
                .size();
    }
}
