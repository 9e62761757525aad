package io.chate2ee.standin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallRecord;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final TestCloud cloud = TestCloud.start();
    private final Faults faults = cloud.standIn().faults();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theNextCallsAreAnsweredWithAnErrorAndNotApplied() {
        faults.add(FaultRule.next(2, Operation.KEYKNOX_V2_PUSH, new Fault.Answer(503, 10000, "3")));

        var first = push("alice");
        var second = push("alice");
        var third = push("alice");

        assertThat(first.outcome()).isEqualTo("503/10000");
        assertThat(first.header("Retry-After")).isEqualTo("3");
        assertThat(second.outcome()).isEqualTo("503/10000");
        assertThat(third.outcome()).isEqualTo("200");
        assertThat(applied()).containsExactly(false, false, true);
    }

    @Test
    void aDroppedAnswerLeavesTheChangeBehind() {
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V2_PUSH, new Fault.DropAnswer()));

        assertThatThrownBy(() -> tryPush("alice")).isInstanceOf(IOException.class);

        assertThat(cloud.standIn().keyknox().values(TestCloud.APP, "alice", "r", "p"))
                .hasSize(1);
        var call = cloud.standIn().calls().get(0);
        assertThat(call.applied()).isTrue();
        assertThat(call.status()).isZero();
        assertThat(call.faults()).containsExactly("drop-answer");
    }

    @Test
    void aClosedConnectionLeavesNothingBehind() {
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V2_PUSH, new Fault.CloseConnection()));

        assertThatThrownBy(() -> tryPush("alice")).isInstanceOf(IOException.class);

        assertThat(cloud.standIn().keyknox().values(TestCloud.APP, "alice", "r", "p"))
                .isEmpty();
        assertThat(applied()).containsExactly(false);
    }

    @Test
    void aDelayIsAddedToWhateverElseHappens() {
        // Given two delays and an answer
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V2_PUSH, new Fault.Delay(Duration.ofMillis(20))));
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V2_PUSH, new Fault.Answer(429, 1, null)));
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V2_PUSH, new Fault.Delay(Duration.ofMillis(30))));

        var reply = push("alice");

        assertThat(reply.outcome()).isEqualTo("429/1");
        var call = cloud.standIn().calls().get(0);
        assertThat(call.faults()).containsExactly("delay", "answer", "delay");
    }

    @Test
    void delaysAddUpAndOnlyTheFirstOtherFaultIsDone() {
        var answer = new Fault.Answer(429, 1, null);

        var misbehaviour = Misbehaviour.of(List.of(
                new Fault.Delay(Duration.ofMillis(20)),
                answer,
                new Fault.DropAnswer(),
                new Fault.Delay(Duration.ofMillis(30))));

        assertThat(misbehaviour.delay()).isEqualTo(Duration.ofMillis(50));
        assertThat(misbehaviour.instead()).hasValue(answer);
        assertThat(misbehaviour.labels()).containsExactly("delay", "answer", "delay");
    }

    @Test
    void rulesCanBeForOneCallerAndSkipCalls() {
        faults.add(new FaultRule(null, TestCloud.APP, "bob", 1, 1, 1, 0, new Fault.Answer(500, 1, null)));

        assertThat(push("alice").status()).isEqualTo(200);
        assertThat(push("bob").status()).isEqualTo(200);
        assertThat(push("alice").status()).isEqualTo(400);
        assertThat(push("bob").status()).isEqualTo(500);
        assertThat(faults.pending()).isEmpty();
    }

    @Test
    void aFaultComesBeforeTheTokenIsLookedAt() {
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V1_PULL, new Fault.Answer(502, 1, null)));

        var reply = cloud.send(cloud.request("GET", "/keyknox/v1", "", "nonsense"));

        assertThat(reply.outcome()).isEqualTo("502/1");
    }

    @Test
    void theControlPageAddsShowsAndDropsRules() {
        var rule = "{\"operation\":\"keyknox.v2.push\",\"identity\":\"alice\",\"times\":3,"
                + "\"fault\":{\"kind\":\"answer\",\"status\":429,\"retryAfter\":\"1\"}}";

        assertThat(control("POST", rule).status()).isEqualTo(204);
        assertThat(push("alice").outcome()).isEqualTo("429/10000");
        assertThat(control("GET", "").array().getJsonObject(0).getInteger("times"))
                .isEqualTo(2);
        assertThat(control("DELETE", "").status()).isEqualTo(204);
        assertThat(push("alice").status()).isEqualTo(200);
    }

    @Test
    void everyKindOfFaultCanBeAskedForOverHttp() {
        for (var fault : List.of(
                "{\"kind\":\"delay\",\"millis\":5}", "{\"kind\":\"drop-answer\"}", "{\"kind\":\"close-connection\"}")) {
            assertThat(control("POST", "{\"fault\":" + fault + "}").status()).isEqualTo(204);
        }
        assertThat(faults.pending())
                .extracting(pending -> pending.rule().fault().label())
                .containsExactly("delay", "drop-answer", "close-connection");
    }

    @Test
    void aRuleThatMakesNoSenseIsRefusedWithAReason() {
        for (var rule : List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"fault\":{\"kind\":\"explode\"}}",
                "{\"fault\":{\"kind\":\"answer\",\"status\":200}}",
                "{\"fault\":{\"kind\":\"delay\",\"millis\":-1}}",
                "{\"operation\":\"none\",\"fault\":{\"kind\":\"drop-answer\"}}",
                "{\"times\":0,\"fault\":{\"kind\":\"drop-answer\"}}",
                "{\"times\":\"all\",\"fault\":{\"kind\":\"drop-answer\"}}")) {
            var reply = control("POST", rule);
            assertThat(reply.status()).as(rule).isEqualTo(400);
            assertThat(reply.json().getString("message")).as(rule).isNotBlank();
        }
        assertThat(faults.pending()).isEmpty();
    }

    private Reply control(String method, String body) {
        return cloud.send(cloud.request(method, "/control/faults", body, null));
    }

    private List<Boolean> applied() {
        return cloud.standIn().calls().stream().map(CallRecord::applied).toList();
    }

    private Reply push(String identity) {
        return cloud.post(identity, "/keyknox/v2/push", body());
    }

    private Reply tryPush(String identity) throws IOException {
        return cloud.trySend(cloud.request("POST", "/keyknox/v2/push", body().encode(), cloud.token(identity)));
    }

    private static JsonObject body() {
        return new JsonObject()
                .put("root", "r")
                .put("path", "p")
                .put("key", "k")
                .put("identities", List.of("somebody"))
                .put("meta", "bWV0YQ==")
                .put("value", "dmFsdWU=");
    }
}
