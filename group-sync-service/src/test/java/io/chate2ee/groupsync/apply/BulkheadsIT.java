package io.chate2ee.groupsync.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.cloud.TestCloud;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.testing.ChatGroup;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.cloud.HttpAnswer;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.chate2ee.virgil.group.GroupSessionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Trouble of one group, or of one part of the cloud, is not the others'. */
class BulkheadsIT extends ApplierFixture {

    @Test
    void aGroupWhoseCallsHangHoldsUpNoOther() {
        ChatGroup slow = group(alice);
        ChatGroup quick = group(alice, bob);
        CompletableFuture<HttpAnswer> hanging = new CompletableFuture<>();
        Replica worker = withPushesOf(slow, hanging);

        CompletableFuture<Void> round = worker.round().subscribeAsCompletionStage();

        await().untilAsserted(() -> assertThat(quick.row().getString("state")).isEqualTo("in-sync"));
        assertThat(round).as("the slow group's round").isNotDone();
        assertThat(reads(bob, quick)).hasSize(1);
        hanging.completeExceptionally(new TimeoutException("at last"));
        round.join();
        settle();
        assertThat(reads(alice, slow)).hasSize(1);
    }

    @Test
    void groupsThatFailTogetherWaitEachByItselfAndLongerEachTime() {
        ChatGroup failing = group(alice);
        ChatGroup other = group(bob);
        Replica worker =
                withPushesOf(failing, CompletableFuture.failedFuture(new CompletionException(new TimeoutException())));

        worker.work();
        surroundings.sql("update groups set next_attempt_at = null");
        other.admit(carol);
        worker.work();

        assertThat(failing.row().getInteger("attempts")).isEqualTo(2);
        assertThat(failing.row().getOffsetDateTime("next_attempt_at")).isNotNull();
        assertThat(other.row().getInteger("attempts")).isZero();
        assertThat(reads(carol, other)).isEqualTo(reads(bob, other)).hasSize(1);
    }

    @Test
    void aGroupWithMuchToDoAndOneWithLittleTakeTurnsWhereTheRateIsLow() {
        ChatGroup large = groupOfEpochs(6);
        large.admit(carol);
        Replica worker = Replica.start(surroundings, Map.of("virgil.rate.per-second", "20", "virgil.rate.burst", "1"));
        ChatGroup small = group(bob);
        surroundings.standIn().forgetCalls();

        worker.round().await().indefinitely();

        assertThat(reads(carol, large)).hasSize(6);
        assertThat(sessionsOfPushes()).hasSize(7);
        assertThat(sessionsOfPushes().indexOf(session(small)))
                .as("place among the pushes")
                .isLessThan(3);
    }

    @Test
    void whileCardsCannotBeLookedUpRemovalsGoOnAndNewcomersWait() {
        ChatGroup group = group(alice, bob);
        settle();
        surroundings
                .standIn()
                .faults()
                .add(FaultRule.next(FaultRule.EVERY, Operation.CARD_SEARCH, new Fault.Answer(500, 10000, null)));

        group.remove(bob).admit(carol);
        replica.work();

        assertThat(rights(group)).isEqualTo(Map.of("0", Set.of("alice"), "1", Set.of("alice")));
        surroundings.standIn().faults().clear();
        settle();
        assertThat(reads(carol, group)).isEqualTo(reads(alice, group)).hasSize(2);
    }

    private ChatGroup groupOfEpochs(int epochs) {
        ChatGroup group = group(alice);
        settle();
        for (int epoch = 1; epoch < epochs; epoch++) {
            group.admit(bob);
            settle();
            group.remove(bob);
            settle();
        }
        return group;
    }

    private static List<String> sessionsOfPushes() {
        return calls(Operation.KEYKNOX_V2_PUSH).stream()
                .map(push -> String.valueOf(push.arguments().get("path")))
                .toList();
    }

    private static String session(ChatGroup group) {
        return GroupSessionId.of(group.identity().value()).hex();
    }

    private static Replica withPushesOf(ChatGroup group, CompletableFuture<HttpAnswer> answer) {
        TestSettings settings = surroundings.settings();
        HttpTransport wire = TestCloud.transport(settings, surroundings.vertx().getDelegate());
        String session = session(group);
        HttpTransport around = call ->
                call.path().endsWith("/push") && new String(call.body(), StandardCharsets.UTF_8).contains(session)
                        ? answer
                        : wire.send(call);
        TestCloud way = TestCloud.over(around, settings, surroundings.vertx().getDelegate());
        return Replica.on(settings, way, surroundings.pool(), Replica.owner(surroundings, settings, way));
    }
}
