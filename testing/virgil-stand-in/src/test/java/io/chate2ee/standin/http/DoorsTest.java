package io.chate2ee.standin.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.key.PublicKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsTest {

    private static final String ORIGIN = "https://chat.example";
    private final TestCloud cloud = TestCloud.start(TestCloud.newKeys(), options -> options.bodyLimit(1000));

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void browsersMayReadTheHeadersE3KitNeeds() {
        var reply = cloud.send(
                cloud.request("GET", "/keyknox/v1", "", cloud.token("alice")).header("Origin", ORIGIN));

        assertThat(reply.header("Access-Control-Allow-Origin")).isIn("*", ORIGIN);
        assertThat(reply.header("Access-Control-Expose-Headers"))
                .contains("Virgil-Keyknox-Hash")
                .contains("X-Virgil-Is-Superseeded");
    }

    @Test
    void browsersAreToldBeforehandWhatTheyMaySend() {
        var reply = cloud.send(cloud.request("OPTIONS", "/keyknox/v2/push", "", null)
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,virgil-keyknox-previous-hash"));

        assertThat(reply.status()).isBetween(200, 204);
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST", "PUT");
        assertThat(reply.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "Virgil-Agent", "Virgil-Keyknox-Previous-Hash");
    }

    @Test
    void errorsCanBeReadByBrowsersToo() {
        var reply = cloud.send(cloud.request("GET", "/keyknox/v1", "", null).header("Origin", ORIGIN));

        assertThat(reply.outcome()).isEqualTo("400/20303");
        assertThat(reply.header("Access-Control-Allow-Origin")).isIn("*", ORIGIN);
    }

    @Test
    void answersAreJson() {
        assertThat(cloud.get("alice", "/keyknox/v1").header("Content-Type")).isEqualTo("application/json");
        assertThat(cloud.get("alice", "/nowhere").header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndRecorded() {
        var large = cloud.request("POST", "/card/v5", "x".repeat(1001), cloud.token("alice"));

        assertThat(cloud.send(large).outcome()).isEqualTo("413/10413");
        var calls = cloud.standIn().calls();
        assertThat(calls.get(calls.size() - 1).status()).isEqualTo(413);
    }

    @Test
    void unknownPathsAreNotFound() {
        assertThat(cloud.get("alice", "/nowhere").outcome()).isEqualTo("404/10404");
        assertThat(cloud.get("alice", "/card/v4/search").outcome()).isEqualTo("404/10404");
    }

    @Test
    void theAgentHeaderIsOptional() {
        var request = cloud.request("GET", "/keyknox/v1", "", cloud.token("alice"))
                .header("Virgil-Agent", "e3kit;js;linux;2.5.1");

        assertThat(cloud.send(request).outcome()).isEqualTo("200");
    }

    @Test
    void healthAndServiceKeyNeedNoToken() {
        assertThat(control("/control/health").json().getString("status")).isEqualTo("UP");
        assertThat(PublicKey.fromBase64(control("/control/service-key").body()))
                .isEqualTo(cloud.standIn().serviceKey());
    }

    private Reply control(String path) {
        return cloud.send(cloud.request("GET", path, "", null));
    }
}
