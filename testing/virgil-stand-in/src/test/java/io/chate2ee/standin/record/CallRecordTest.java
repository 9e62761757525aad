package io.chate2ee.standin.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.exchange.Operation;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallRecordTest {

    private final Instant now = Instant.now();
    private final TestCloud cloud =
            TestCloud.start(TestCloud.newKeys(), options -> options.clock(Clock.fixed(now, ZoneOffset.UTC)));

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aCallIsRecordedWithItsArgumentsAndOutcome() {
        var body = new JsonObject()
                .put("root", "r")
                .put("path", "p")
                .put("key", "k")
                .put("identities", List.of("owner", "alice"))
                .put("meta", "bWV0YQ==")
                .put("value", "c2VjcmV0");
        var reply = cloud.post("owner", "/keyknox/v2/push", body);

        var call = cloud.standIn().calls().get(0);
        assertThat(call)
                .isEqualTo(new CallRecord(
                        1,
                        1,
                        call.times(),
                        call.source(),
                        TestCloud.APP,
                        "owner",
                        Operation.KEYKNOX_V2_PUSH,
                        Map.of(
                                "owner", "owner",
                                "root", "r",
                                "path", "p",
                                "key", "k",
                                "identities", List.of("owner", "alice"),
                                "hash", reply.hash()),
                        200,
                        0,
                        true,
                        List.of(),
                        body.encode().length(),
                        reply.body().length()));
        assertThat(call.times().startedAt()).isEqualTo(now);
        assertThat(call.times().endedAt()).isEqualTo(now);
    }

    @Test
    void ticksAndOrderTellWhatHappenedBeforeWhat() {
        // Given two calls, one after the other, and one that takes part in no order
        cloud.get("alice", "/keyknox/v1");
        cloud.get("bob", "/keyknox/v1");
        cloud.send(cloud.request("GET", "/keyknox/v1", "", "nonsense"));

        var calls = cloud.standIn().calls();

        assertThat(calls).extracting(CallRecord::order).containsExactly(1L, 2L, 0L);
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.times().endedTick())
                        .isGreaterThan(call.times().startedTick()));
        assertThat(calls.get(0).times().endedTick())
                .isLessThan(calls.get(1).times().startedTick());
    }

    @Test
    void theRecordTellsWhereACallCameFrom() {
        cloud.send(cloud.request("GET", "/keyknox/v1", "", cloud.token("alice"))
                .header("Virgil-Agent", "e3kit;js;Node20/linux;2.5.1"));

        var source = cloud.standIn().calls().get(0).source();

        assertThat(source.agent()).isEqualTo("e3kit;js;Node20/linux;2.5.1");
        assertThat(source.peer()).matches("127\\.0\\.0\\.1:[0-9]+");
    }

    @Test
    void contentPasswordsAndTokensAreNotRecorded() {
        var token = cloud.token("alice");
        var body = new JsonObject()
                .put("meta", "bWV0YQ==")
                .put("value", "c2VjcmV0LXZhbHVl")
                .encode();
        cloud.send(cloud.request("PUT", "/keyknox/v1", body, token));
        cloud.post("alice", "/pythia/v1/brainkey", new JsonObject().put("blinded_password", "QkxJTkRFRA=="));

        assertThat(control("/control/calls").encode())
                .contains("keyknox.v1.push", "brainkey.v1")
                .doesNotContain("c2VjcmV0LXZhbHVl", "QkxJTkRFRA", "bWV0YQ", token);
    }

    @Test
    void refusalsAreRecordedWithTheirCode() {
        cloud.post("alice", "/card/v5/actions/search", new JsonObject().put("identities", List.of()));
        cloud.send(cloud.request("GET", "/keyknox/v1", "", "nonsense"));

        var calls = cloud.standIn().calls();

        assertThat(calls).extracting(CallRecord::code).containsExactly(40200, 20303);
        assertThat(calls).extracting(CallRecord::applied).containsOnly(false);
        assertThat(calls.get(1).identity()).isNull();
    }

    @Test
    void callsTheStandInDoesNotKnowAreRecordedToo() {
        var reply = cloud.get("alice", "/messenger/v1/inbox");

        assertThat(reply.status()).isEqualTo(404);
        var call = cloud.standIn().calls().get(0);
        assertThat(call.operation()).isEqualTo(Operation.UNKNOWN);
        assertThat(call.arguments()).containsEntry("path", "/messenger/v1/inbox");
    }

    @Test
    void theControlPageFiltersCalls() {
        cloud.get("alice", "/keyknox/v1");
        cloud.get("bob", "/keyknox/v1");
        cloud.get("bob", "/card/v5/" + "0".repeat(64));

        assertThat(numbers("")).containsExactly(1, 2, 3);
        assertThat(numbers("?identity=bob")).containsExactly(2, 3);
        assertThat(numbers("?operation=keyknox.v1.pull&identity=bob")).containsExactly(2);
        assertThat(numbers("?status=404")).containsExactly(3);
        assertThat(numbers("?code=10001")).containsExactly(3);
        assertThat(numbers("?app=app-two")).isEmpty();
        assertThat(numbers("?after=2")).containsExactly(3);
        assertThat(numbers("?applied=true")).containsExactly(1, 2);
        assertThat(numbers("?argument.card=" + "0".repeat(64))).containsExactly(3);
        assertThat(numbers("?argument.card=another")).isEmpty();
    }

    @Test
    void callsAreCountedWithTheSameFilters() {
        cloud.get("alice", "/keyknox/v1");
        cloud.get("bob", "/keyknox/v1");

        assertThat(control("/control/calls/count").getInteger("count")).isEqualTo(2);
        assertThat(control("/control/calls/count?identity=bob").getInteger("count"))
                .isEqualTo(1);
    }

    @Test
    void callsAreExportedAsLinesOfJson() {
        cloud.get("alice", "/keyknox/v1");
        cloud.get("bob", "/keyknox/v1");

        var export = cloud.send(cloud.request("GET", "/control/calls.ndjson?identity=bob", "", null));

        assertThat(export.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(export.body().lines().map(JsonObject::new))
                .containsExactly(cloud.standIn().calls().get(1).toJson());
    }

    @Test
    void aWrongFilterIsRefusedInsteadOfIgnored() {
        assertThat(status("/control/calls?operation=nonsense")).isEqualTo(400);
        assertThat(status("/control/calls?who=bob")).isEqualTo(400);
        assertThat(status("/control/calls?status=many")).isEqualTo(400);
        assertThat(status("/control/calls?applied=perhaps")).isEqualTo(400);
        assertThat(status("/control/calls/count?who=bob")).isEqualTo(400);
        assertThat(status("/control/calls.ndjson?who=bob")).isEqualTo(400);
    }

    @Test
    void theRecordCanBeForgottenAndNumbersGoOn() {
        cloud.get("alice", "/keyknox/v1");

        cloud.send(cloud.request("DELETE", "/control/calls", "", null));
        assertThat(cloud.standIn().calls()).isEmpty();

        cloud.get("alice", "/keyknox/v1");
        assertThat(numbers("")).containsExactly(2);
    }

    private List<Integer> numbers(String query) {
        return control("/control/calls" + query).getJsonArray("calls").stream()
                .map(call -> ((JsonObject) call).getInteger("number"))
                .toList();
    }

    private JsonObject control(String path) {
        return cloud.send(cloud.request("GET", path, "", null)).json();
    }

    private int status(String path) {
        return cloud.send(cloud.request("GET", path, "", null)).status();
    }
}
