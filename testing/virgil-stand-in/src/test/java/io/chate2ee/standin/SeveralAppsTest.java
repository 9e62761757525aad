package io.chate2ee.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two applications side by side: the same names are other people and other places. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralAppsTest {

    private static final JsonObject PLACE =
            new JsonObject().put("root", "r").put("path", "p").put("key", "k");

    private final TestCloud cloud = TestCloud.start();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void cardsAreFoundInTheirOwnApplicationOnly() {
        var key = Ed25519PrivateKey.generate(new SecureRandom());
        var card = CardSigner.selfSigned("alice", key, Instant.ofEpochSecond(1_800_000_000L), null);
        var search = new JsonObject().put("identities", List.of("alice"));

        assertThat(post(TestCloud.APP, "/card/v5", new JsonObject(card.toJson()))
                        .outcome())
                .isEqualTo("201");

        assertThat(post(TestCloud.APP, "/card/v5/actions/search", search).array())
                .hasSize(1);
        assertThat(post(TestCloud.OTHER_APP, "/card/v5/actions/search", search).array())
                .isEmpty();
        assertThat(post(TestCloud.OTHER_APP, "/card/v5/actions/revoke/" + card.id(), new JsonObject())
                        .outcome())
                .isEqualTo("403/40100");
    }

    @Test
    void sharedValuesStayInTheirApplicationEvenIfReset() {
        var push = PLACE.copy()
                .put("identities", List.of("alice", "bob"))
                .put("meta", "bWV0YQ==")
                .put("value", "dmFsdWU=");
        assertThat(post(TestCloud.APP, "/keyknox/v2/push", push).outcome()).isEqualTo("200");

        assertThat(post(TestCloud.OTHER_APP, "/keyknox/v2/pull", PLACE).json().getString("value"))
                .isEmpty();
        post(TestCloud.OTHER_APP, "/keyknox/v2/reset", new JsonObject());

        assertThat(post(TestCloud.APP, "/keyknox/v2/pull", PLACE).json().getString("value"))
                .isEqualTo("dmFsdWU=");
    }

    @Test
    void theOneValueIsOnePerApplication() {
        var value = new JsonObject().put("meta", "bWV0YQ==").put("value", "dmFsdWU=");
        cloud.send(cloud.request("PUT", "/keyknox/v1", value.encode(), cloud.token(TestCloud.APP, "alice")));

        var elsewhere = cloud.send(cloud.request("GET", "/keyknox/v1", "", cloud.token(TestCloud.OTHER_APP, "alice")));

        assertThat(elsewhere.json().getString("value")).isEmpty();
    }

    @Test
    void aTokenIsGoodForTheApplicationThatSignedItOnly() {
        // Given a token that names one application and is signed with the key of the other
        var token = cloud.token(TestCloud.APP, cloud.key(TestCloud.OTHER_APP), "alice", Clock.systemUTC());

        assertThat(cloud.send(cloud.request("GET", "/keyknox/v1", "", token)).outcome())
                .isEqualTo("400/20303");
    }

    private Reply post(String app, String path, JsonObject body) {
        return cloud.send(cloud.request("POST", path, body.encode(), cloud.token(app, "alice")));
    }
}
