package io.chate2ee.standin.keyknox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPullTest {

    private final TestCloud cloud = TestCloud.start();
    private final Shared shared = new Shared(cloud);

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void whatDoesNotExistIsEmptyWithAllFieldsAndAHash() {
        var reply = shared.pull("alice", "nobody", "7");

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(reply.json())
                .isEqualTo(Shared.place("7")
                        .put("owner", "nobody")
                        .put("identities", new JsonArray())
                        .put("meta", "")
                        .put("value", ""));
        assertThat(reply.hash()).isEqualTo(Shared.HASH_OF_NOTHING);
    }

    @Test
    void whatIsNotForTheCallerLooksAsIfItDidNotExist() {
        shared.push("owner", "0", "ticket", null, "owner", "alice");

        var reply = shared.pull("mallory", "owner", "0");

        assertThat(reply.body())
                .isEqualTo(shared.pull("mallory", "owner", "none").body().replace("none", "0"));
        assertThat(reply.hash()).isEqualTo(Shared.HASH_OF_NOTHING);
        assertThat(shared.keys("mallory", "owner")).isEmpty();
    }

    @Test
    void recipientsAndOwnerSeeTheSameHash() {
        var pushed = shared.push("hash", "0", "ticket", null, "hash", "alice");

        assertThat(shared.pull("alice", "hash", "0").hash()).isEqualTo(pushed.hash());
        assertThat(shared.pull("hash", "hash", "0").hash()).isEqualTo(pushed.hash());
    }

    @Test
    void withoutAnIdentityTheCallerIsTheOwner() {
        shared.push("self", "0", "ticket", null, "self");

        var pulled = cloud.post("self", "/keyknox/v2/pull", Shared.place("0"));
        var keys = cloud.post("self", "/keyknox/v2/keys", Shared.place());

        assertThat(pulled.json().getString("owner")).isEqualTo("self");
        assertThat(pulled.json().getString("value")).isEqualTo(Shared.base64("ticket"));
        assertThat(keys.texts()).containsExactly("0");
    }

    @Test
    void anOwnerWithoutACopySeesWhoHasOneAndTheHash() {
        var pushed = shared.push("absent", "0", "ticket", null, "alice");

        var reply = shared.pull("absent", "absent", "0");

        assertThat(reply.json().getString("value")).isEmpty();
        assertThat(Shared.identities(reply)).containsExactly("alice");
        assertThat(reply.hash()).isEqualTo(pushed.hash());
    }

    @Test
    void keysAreThoseTheCallerHasACopyOfNewestEpochFirst() {
        for (var epoch : new String[] {"2", "10", "0"}) {
            shared.push("epochs", epoch, "ticket", null, "epochs", "alice");
        }
        shared.push("epochs", "11", "ticket", null, "epochs");
        shared.push("epochs", "name", "ticket", null, "epochs");

        assertThat(shared.keys("alice", "epochs")).containsExactly("10", "2", "0");
        assertThat(shared.keys("epochs", "epochs")).containsExactly("11", "10", "2", "0", "name");
    }

    @Test
    void keysOfARootAreItsPathsAndWithoutARootTheRoots() {
        shared.push("tree", "0", "ticket", null, "tree");
        shared.push("tree", "1", "ticket", null, "tree");

        assertThat(keys(new JsonObject().put("root", Shared.ROOT))).isEqualTo("[\"session\"]");
        assertThat(keys(new JsonObject())).isEqualTo("[\"group-sessions\"]");
        assertThat(keys(new JsonObject().put("path", Shared.PATH))).contains("50001");
    }

    @Test
    void theViewFromInsideShowsCopiesAndRecipients() {
        var pushed = shared.push("seen", "0", "ticket", null, "seen", "alice");
        var view = cloud.standIn().keyknox();

        var values = view.values(TestCloud.APP, "seen", Shared.ROOT, Shared.PATH);
        var copy = view.copy(TestCloud.APP, "seen", Shared.ROOT, Shared.PATH, "0", "alice");

        assertThat(values).hasSize(1);
        assertThat(values.get(0).hash()).isEqualTo(pushed.hash());
        assertThat(values.get(0).recipients()).containsExactly("seen", "alice");
        assertThat(copy).hasValue(new KeyknoxView.Copy(Shared.base64("meta ticket"), Shared.base64("ticket")));
    }

    private String keys(JsonObject body) {
        return cloud.post("tree", "/keyknox/v2/keys", body).body();
    }
}
