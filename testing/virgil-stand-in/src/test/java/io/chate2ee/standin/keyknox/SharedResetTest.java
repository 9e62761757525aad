package io.chate2ee.standin.keyknox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.TestCloud;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedResetTest {

    private final TestCloud cloud = TestCloud.start();
    private final Shared shared = new Shared(cloud);

    @BeforeEach
    void twoEpochsForOwnerAliceAndBob() {
        shared.push("owner", "0", "zero", null, "owner", "alice", "bob");
        shared.push("owner", "1", "one", null, "owner", "alice", "bob");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void ofARecipientInAPathTakesItOutOfAllKeys() {
        var reply = shared.reset("owner", Shared.place().put("identity", "bob"));

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(shared.keys("bob", "owner")).isEmpty();
        assertThat(shared.content("bob", "owner", "0")).isEmpty();
        assertThat(shared.keys("alice", "owner")).containsExactly("1", "0");
        assertThat(Shared.identities(shared.pull("owner", "owner", "1"))).containsExactly("owner", "alice");
    }

    @Test
    void ofARecipientInAKeyLeavesItTheOthers() {
        shared.reset("owner", Shared.place("1").put("identity", "bob"));

        assertThat(shared.keys("bob", "owner")).containsExactly("0");
    }

    @Test
    void ofARecipientKeepsTheHashSoThatTheOwnerCanPushAgain() {
        var hash = shared.pull("owner", "owner", "0").hash();

        shared.reset("owner", Shared.place("0").put("identity", "bob"));
        var pushed = shared.push("owner", "0", "again", hash, "bob");

        assertThat(pushed.outcome()).isEqualTo("200");
        assertThat(shared.content("bob", "owner", "0")).isEqualTo("again");
    }

    @Test
    void ofARecipientWhoIsNoneChangesNothing() {
        var reply = shared.reset("owner", Shared.place().put("identity", "nobody"));

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(shared.keys("alice", "owner")).hasSize(2);
    }

    @Test
    void ofAPathDeletesItForEverybody() {
        var reply = shared.reset("owner", Shared.place());

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(shared.keys("owner", "owner")).isEmpty();
        assertThat(shared.pull("alice", "owner", "0").hash()).isEqualTo(Shared.HASH_OF_NOTHING);
    }

    @Test
    void ofAKeyDeletesItForEverybodyAndLeavesTheOthers() {
        shared.reset("owner", Shared.place("1"));

        assertThat(shared.keys("alice", "owner")).containsExactly("0");
    }

    @Test
    void ofARootOrOfEverythingReachesAsFar() {
        shared.reset("owner", new JsonObject().put("root", "another"));
        assertThat(shared.keys("owner", "owner")).hasSize(2);

        shared.reset("owner", new JsonObject().put("root", Shared.ROOT));
        assertThat(shared.keys("owner", "owner")).isEmpty();

        shared.push("owner", "0", "again", null, "owner");
        assertThat(cloud.send(cloud.request("POST", "/keyknox/v2/reset", "", cloud.token("owner")))
                        .outcome())
                .isEqualTo("200");
        assertThat(shared.keys("owner", "owner")).isEmpty();
    }

    @Test
    void afterADeletionAPushNeedsNoHashAndAnOldOneDoesNotFit() {
        var old = shared.pull("owner", "owner", "0").hash();
        shared.reset("owner", Shared.place());

        assertThat(shared.push("owner", "0", "zero", old, "owner").outcome()).isEqualTo("400/50010");
        var again = shared.push("owner", "0", "zero", null, "owner", "alice", "bob");

        assertThat(again.outcome()).isEqualTo("200");
        assertThat(again.hash()).isNotEqualTo(old);
    }

    @Test
    void afterADeletionFormerRecipientsAreGoneForGood() {
        shared.reset("owner", Shared.place());

        var again = shared.push("owner", "0", "new life", null, "owner");

        assertThat(Shared.identities(again)).containsExactly("owner");
        assertThat(shared.content("alice", "owner", "0")).isEmpty();
    }

    @Test
    void bySomebodyElseActsOnItsOwnSpaceOnly() {
        var reply = shared.reset("alice", Shared.place());

        assertThat(reply.json().getString("owner")).isEqualTo("alice");
        assertThat(shared.keys("owner", "owner")).hasSize(2);
    }

    @Test
    void theAnswerEchoesThePlaceAndIsOtherwiseEmpty() {
        var reply = shared.reset("owner", Shared.place().put("identity", "bob"));

        assertThat(reply.json())
                .isEqualTo(Shared.place("")
                        .put("owner", "owner")
                        .put("identities", new JsonArray())
                        .put("meta", "")
                        .put("value", ""));
        assertThat(reply.hash()).isEqualTo(Shared.HASH_OF_NOTHING);
    }

    @Test
    void aPlaceWithAGapIsRefused() {
        assertThat(shared.reset("owner", new JsonObject().put("path", Shared.PATH))
                        .outcome())
                .isEqualTo("400/50001");
        assertThat(shared.reset(
                                "owner",
                                new JsonObject().put("root", Shared.ROOT).put("key", "0"))
                        .outcome())
                .isEqualTo("400/50001");
        assertThat(shared.keys("owner", "owner")).hasSize(2);
    }
}
