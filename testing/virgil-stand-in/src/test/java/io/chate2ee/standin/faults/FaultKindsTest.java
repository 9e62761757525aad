package io.chate2ee.standin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.keyknox.KeyknoxView;
import io.chate2ee.standin.record.CallRecord;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultKindsTest {

    private static final Operation PUSH = Operation.KEYKNOX_V2_PUSH;

    private final TestCloud cloud = TestCloud.start();
    private final Faults faults = cloud.standIn().faults();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aResetConnectionIsToldApartFromAClosedOne() throws IOException {
        // Given two plain sockets
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V1_PULL, new Fault.CloseConnection()));
        faults.add(new FaultRule(Operation.KEYKNOX_V1_PULL, null, null, 1, 1, 1, 0, new Fault.ResetConnection()));

        // Then one reads the end of the stream, and the other that the peer has reset the connection
        assertThat(readAfterPull()).isEqualTo(-1);
        assertThatThrownBy(this::readAfterPull)
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(cloud.standIn().calls()).extracting(CallRecord::applied).containsOnly(false);
    }

    @Test
    void aCutAnswerBreaksOffAfterTheChangeIsMade() {
        faults.add(FaultRule.next(1, PUSH, new Fault.CutAnswer()));

        assertThatThrownBy(() -> tryPush("alice", "bob")).isInstanceOf(IOException.class);

        var call = cloud.standIn().calls().get(0);
        assertThat(call.applied()).isTrue();
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.responseBytes()).isPositive();
        assertThat(recipients()).containsExactly("bob");
    }

    @Test
    void aWrongAnswerHidesAChangeThatIsMade() {
        faults.add(FaultRule.next(1, PUSH, new Fault.WrongAnswer(200, Fault.WrongAnswer.NOT_JSON)));
        faults.add(FaultRule.next(2, PUSH, new Fault.WrongAnswer(502, "<html>bad gateway</html>")));

        var first = push("alice", "bob");
        var second = push("alice", "carol");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"identities\":[");
        assertThat(second.status()).isEqualTo(502);
        assertThat(second.body()).isEqualTo("<html>bad gateway</html>");
        assertThat(recipients()).containsExactly("bob");
    }

    @Test
    void halfOfAPushIsItsFirstIdentities() {
        faults.add(FaultRule.next(1, PUSH, new Fault.HalfApply()));

        assertThat(push("alice", "bob", "carol", "dora").outcome()).isEqualTo("500/10000");

        assertThat(recipients()).containsExactly("bob");
        var call = cloud.standIn().calls().get(0);
        assertThat(call.faults()).containsExactly("half-apply");
        assertThat(call.arguments()).containsEntry("identities", List.of("bob"));
    }

    @Test
    void halfOfAPushToOneIsNothing() {
        faults.add(FaultRule.next(1, PUSH, new Fault.HalfApply()));

        assertThat(push("alice", "bob").outcome()).isEqualTo("500/10000");

        assertThat(cloud.standIn().keyknox().values(TestCloud.APP, "alice", "r", "p"))
                .isEmpty();
    }

    @Test
    void halfOfAResetIsItsFirstValues() {
        // Given a recipient of four values
        for (var key : List.of("0", "1", "2", "3")) {
            cloud.post("alice", "/keyknox/v2/push", body(key, "bob"));
        }
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V2_RESET, new Fault.HalfApply()));

        var reset = new JsonObject().put("root", "r").put("path", "p").put("identity", "bob");
        assertThat(cloud.post("alice", "/keyknox/v2/reset", reset).outcome()).isEqualTo("500/10000");

        assertThat(cloud.standIn().keyknox().values(TestCloud.APP, "alice", "r", "p"))
                .filteredOn(value -> value.recipients().contains("bob"))
                .extracting(KeyknoxView.Seen::key)
                .containsExactly("3", "2");
        assertThat(cloud.standIn().calls().get(4).arguments()).containsEntry("keys", List.of("0", "1"));
    }

    @Test
    void anExpiredTokenStaysExpiredAndOthersAreGood() {
        // Given two tokens of one caller
        var old = cloud.token("alice");
        var fresh = cloud.token(
                TestCloud.APP,
                cloud.key(TestCloud.APP),
                "alice",
                Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-5)));
        faults.add(FaultRule.next(1, Operation.KEYKNOX_V1_PULL, new Fault.ExpireToken()));

        // When the first is used, and used again
        assertThat(pull(old)).isEqualTo("401/20304");
        assertThat(pull(old)).isEqualTo("401/20304");
        assertThat(cloud.send(cloud.request("POST", "/keyknox/v1/reset", "", old))
                        .outcome())
                .isEqualTo("401/20304");

        // Then the other is not harmed
        assertThat(pull(fresh)).isEqualTo("200");
    }

    @Test
    void aClockThatIsAheadSeesTokensExpireAndOneThatIsBehindSeesThemTooEarly() {
        var token = cloud.token("alice");
        skew(Duration.ofMinutes(59));
        skew(Duration.ofMinutes(61));
        skew(Duration.ofHours(-24));

        assertThat(pull(token)).isEqualTo("200");
        assertThat(pull(token)).isEqualTo("401/20304");
        assertThat(pull(token)).isEqualTo("400/20303");
        assertThat(pull(token)).isEqualTo("200");
    }

    private void skew(Duration by) {
        var skip = faults.pending().size();
        faults.add(new FaultRule(Operation.KEYKNOX_V1_PULL, null, null, skip, 1, 1, 0, new Fault.SkewClock(by)));
    }

    private String pull(String token) {
        return cloud.send(cloud.request("GET", "/keyknox/v1", "", token)).outcome();
    }

    private int readAfterPull() throws IOException {
        try (var socket = new Socket("127.0.0.1", cloud.standIn().port())) {
            var request = "GET /keyknox/v1 HTTP/1.1\r\nHost: cloud\r\nAuthorization: Virgil " + cloud.token("alice")
                    + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        }
    }

    private List<String> recipients() {
        return cloud.standIn()
                .keyknox()
                .values(TestCloud.APP, "alice", "r", "p")
                .get(0)
                .recipients();
    }

    private Reply push(String owner, String... identities) {
        return cloud.post(owner, "/keyknox/v2/push", body("k", identities));
    }

    private void tryPush(String owner, String... identities) throws IOException {
        var body = body("k", identities).encode();
        cloud.trySend(cloud.request("POST", "/keyknox/v2/push", body, cloud.token(owner)));
    }

    private static JsonObject body(String key, String... identities) {
        return new JsonObject()
                .put("root", "r")
                .put("path", "p")
                .put("key", key)
                .put("identities", List.of(identities))
                .put("meta", "bWV0YQ==")
                .put("value", "dmFsdWU=");
    }
}
