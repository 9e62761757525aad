package io.chate2ee.standin.keyknox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyknoxV1Test {

    private final TestCloud cloud = TestCloud.start();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void whereThereIsNothingValueAndMetaAreEmptyInVersionOne() {
        var reply = cloud.get("nobody", "/keyknox/v1");

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(reply.json()).isEqualTo(value("", "", "1.0"));
        assertThat(reply.hash()).isEqualTo(Shared.HASH_OF_NOTHING);
    }

    @Test
    void versionsCountUpFromOne() {
        var first = push("alice", "one", null);
        var second = push("alice", "two", first.hash());

        assertThat(first.json()).isEqualTo(value(Shared.base64("meta"), Shared.base64("one"), "1.0"));
        assertThat(second.json()).isEqualTo(value(Shared.base64("meta"), Shared.base64("two"), "2.0"));
        assertThat(cloud.get("alice", "/keyknox/v1").json()).isEqualTo(second.json());
        assertThat(cloud.get("alice", "/keyknox/v1").hash()).isEqualTo(second.hash());
    }

    @Test
    void overwritingNeedsTheCurrentHash() {
        var first = push("bob", "one", null);

        assertThat(push("bob", "two", null).outcome()).isEqualTo("400/50010");
        assertThat(push("bob", "two", Shared.HASH_OF_NOTHING).outcome()).isEqualTo("400/50010");
        assertThat(push("bob", "two", first.hash()).outcome()).isEqualTo("200");
    }

    @Test
    void theFirstPushAcceptsTheHashOfTheEmptyPull() {
        var empty = cloud.get("carol", "/keyknox/v1").hash();

        assertThat(push("carol", "one", empty).outcome()).isEqualTo("200");
    }

    @Test
    void aResetEmptiesTheValueAndCountsUp() {
        push("dave", "one", null);

        var reply = reset("dave");

        assertThat(reply.json()).isEqualTo(value("", "", "2.0"));
        assertThat(reply.hash()).isEqualTo(Shared.HASH_OF_NOTHING);
        assertThat(push("dave", "again", null).json().getString("version")).isEqualTo("3.0");
    }

    @Test
    void aResetOfNothingStaysInVersionOne() {
        assertThat(reset("erin").json()).isEqualTo(value("", "", "1.0"));
        assertThat(push("erin", "one", null).json().getString("version")).isEqualTo("1.0");
    }

    @Test
    void everyIdentityHasItsOwnValue() {
        push("frank", "of frank", null);

        assertThat(cloud.get("grace", "/keyknox/v1").json().getString("value")).isEmpty();
    }

    @Test
    void metaIsLimitedToTenKilobytesHereToo() {
        var large = value("A".repeat(10 * 1024 + 4), "AAAA", "1.0");

        assertThat(put("heidi", large.encode(), null).outcome()).isEqualTo("400/50005");
    }

    @Test
    void aBodyThatMakesNoSenseIsRefused() {
        assertThat(put("ivan", "nonsense", null).outcome()).isEqualTo("400/50001");
        assertThat(put("ivan", "{}", null).outcome()).isEqualTo("400/50001");
    }

    private Reply push(String identity, String content, @Nullable String previousHash) {
        var body = new JsonObject().put("meta", Shared.base64("meta")).put("value", Shared.base64(content));
        return put(identity, body.encode(), previousHash);
    }

    private Reply put(String identity, String body, @Nullable String previousHash) {
        var request = cloud.request("PUT", "/keyknox/v1", body, cloud.token(identity));
        return cloud.send(
                previousHash == null ? request : request.header("Virgil-Keyknox-Previous-Hash", previousHash));
    }

    private Reply reset(String identity) {
        // As E3Kit does: no body, and the content type of a form.
        return cloud.send(cloud.request("POST", "/keyknox/v1/reset", "", cloud.token(identity))
                .setHeader("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static JsonObject value(String meta, String value, String version) {
        return new JsonObject().put("meta", meta).put("value", value).put("version", version);
    }
}
