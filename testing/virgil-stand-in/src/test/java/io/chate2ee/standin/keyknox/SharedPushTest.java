package io.chate2ee.standin.keyknox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPushTest {

    private final TestCloud cloud = TestCloud.start();
    private final Shared shared = new Shared(cloud);

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void theAnswerEchoesWhatWasPushedWithAHash() {
        var reply = shared.push("echo", "0", "ticket", null, "echo", "alice");

        var expected = Shared.pushBody("0", "ticket", List.of("echo", "alice")).put("owner", "echo");
        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(reply.json()).isEqualTo(expected);
        assertThat(Base64.getDecoder().decode(reply.hash())).hasSize(32);
    }

    @Test
    void everyListedIdentityGetsACopyAndOthersKeepTheirs() {
        // Given a value for the owner and alice
        var first = shared.push("owner", "0", "for alice", null, "owner", "alice");

        // When it is pushed for bob only
        var second = shared.push("owner", "0", "for bob", first.hash(), "bob");

        // Then each has its own copy, and everybody sees everybody
        assertThat(shared.content("alice", "owner", "0")).isEqualTo("for alice");
        assertThat(shared.content("bob", "owner", "0")).isEqualTo("for bob");
        assertThat(shared.content("owner", "owner", "0")).isEqualTo("for alice");
        assertThat(Shared.identities(second)).containsExactly("owner", "alice", "bob");
        assertThat(Shared.identities(shared.pull("alice", "owner", "0"))).containsExactly("owner", "alice", "bob");
    }

    @Test
    void identitiesThatAreListedTwiceCountOnce() {
        var reply = shared.push("twice", "0", "ticket", null, "twice", "alice", "twice");

        assertThat(Shared.identities(reply)).containsExactly("twice", "alice");
    }

    @Test
    void overwritingNeedsTheCurrentHash() {
        var first = shared.push("cas", "0", "one", null, "cas");
        var second = shared.push("cas", "0", "two", first.hash(), "cas");

        assertThat(second.outcome()).isEqualTo("200");
        assertThat(shared.push("cas", "0", "three", null, "cas").outcome()).isEqualTo("400/50010");
        assertThat(shared.push("cas", "0", "three", first.hash(), "cas").outcome())
                .isEqualTo("400/50010");
        assertThat(shared.content("cas", "cas", "0")).isEqualTo("two");
    }

    @Test
    void everyPushMakesANewHashEvenOfTheSameContent() {
        var first = shared.push("same", "0", "one", null, "same");
        var second = shared.push("same", "0", "one", first.hash(), "same");

        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(shared.pull("same", "same", "0").hash()).isEqualTo(second.hash());
    }

    @Test
    void aNewKeyAcceptsTheHashOfTheEmptyPullButNoOther() {
        var empty = shared.pull("fresh", "fresh", "0").hash();

        assertThat(shared.push("fresh", "0", "one", "c29tZXRoaW5nIGVsc2U=", "fresh")
                        .outcome())
                .isEqualTo("400/50010");
        assertThat(shared.push("fresh", "0", "one", empty, "fresh").outcome()).isEqualTo("200");
    }

    @Test
    void theSameNamesOfAnotherOwnerOrApplicationAreAnotherValue() {
        shared.push("one", "0", "of one", null, "one");
        shared.push("two", "0", "of two", null, "two");
        var body = Shared.pushBody("0", "elsewhere", List.of("one")).encode();
        var elsewhere = cloud.request("POST", "/keyknox/v2/push", body, cloud.token(TestCloud.OTHER_APP, "one"));

        assertThat(cloud.send(elsewhere).outcome()).isEqualTo("200");
        assertThat(shared.content("one", "one", "0")).isEqualTo("of one");
        assertThat(shared.content("two", "two", "0")).isEqualTo("of two");
    }

    @Test
    void tenKilobytesOfMetaAreAllowedAndNotOneMore() {
        var body = Shared.pushBody("0", "ticket", List.of("big"));

        assertThat(push(body.copy().put("meta", "A".repeat(10 * 1024 + 4)))).isEqualTo("400/50005");
        assertThat(push(body.copy().put("meta", "A".repeat(10 * 1024)))).isEqualTo("200");
    }

    @Test
    void aBodyThatMakesNoSenseIsRefused() {
        var good = Shared.pushBody("1", "ticket", List.of("bad"));

        assertThat(push(good.copy().put("root", ""))).isEqualTo("400/50001");
        assertThat(push(without(good, "path"))).isEqualTo("400/50001");
        assertThat(push(good.copy().put("key", 5))).isEqualTo("400/50001");
        assertThat(push(good.copy().put("identities", new JsonArray()))).isEqualTo("400/50001");
        assertThat(push(good.copy().put("identities", new JsonArray().add("")))).isEqualTo("400/50001");
        assertThat(push(good.copy().put("identities", "alice"))).isEqualTo("400/50001");
        assertThat(push(good.copy().put("meta", "%%"))).isEqualTo("400/50001");
        assertThat(push(good.copy().put("value", ""))).isEqualTo("400/50001");
        assertThat(cloud.send(cloud.request("POST", "/keyknox/v2/push", "[]", cloud.token("bad")))
                        .outcome())
                .isEqualTo("400/50001");
    }

    private String push(JsonObject body) {
        return cloud.post("big", "/keyknox/v2/push", body).outcome();
    }

    private static JsonObject without(JsonObject body, String field) {
        var copy = body.copy();
        copy.remove(field);
        return copy;
    }
}
