package io.chate2ee.standin.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardDeleteTest {

    private final TestCloud cloud = TestCloud.start();
    private final PrivateKey key = Cards.key();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void aDeletedChainIsFoundNoMoreButItsCardsStay() {
        var card = published("alice");

        var reply = delete("alice", card, key, content -> content);

        assertThat(reply.outcome()).isEqualTo("200");
        assertThat(reply.json().getJsonArray("signatures")).hasSize(2);
        assertThat(Cards.found(cloud, "alice")).isEmpty();
        assertThat(cloud.get("anybody", "/card/v5/" + card.id()).header(CardReading.SUPERSEDED_HEADER))
                .isEqualTo("true");
    }

    @Test
    void aChainIsDeletedOnce() {
        var card = published("bob");
        delete("bob", card, key, content -> content);

        assertThat(delete("bob", card, key, content -> content).outcome()).isEqualTo("403/40310");
    }

    @Test
    void onlyTheHolderOfTheCardsKeyCanDelete() {
        var card = published("carol");

        assertThat(delete("carol", card, Cards.key(), content -> content).outcome())
                .isEqualTo("400/40021");
        assertThat(Cards.found(cloud, "carol")).containsExactly(card.id());
    }

    @Test
    void theIdentityMustBeThatOfTheTokenAndOfTheCard() {
        var card = published("dora");

        assertThat(delete("eve", card, key, content -> content.put("identity", "dora"))
                        .outcome())
                .isEqualTo("400/40034");
        assertThat(delete("eve", card, key, content -> content).outcome()).isEqualTo("400/40032");
    }

    @Test
    void aRequestWithAKeyOrWithoutACardIsNone() {
        var card = published("frida");
        var publicKey = Cards.base64(key.publicKey().toDer());

        assertThat(delete("frida", card, key, content -> content.put("public_key", publicKey))
                        .outcome())
                .isEqualTo("400/40410");
        assertThat(delete("frida", card, key, content -> {
                            content.remove("previous_card_id");
                            return content;
                        })
                        .outcome())
                .isEqualTo("400/40420");
        assertThat(delete("frida", card, key, content -> content.put("previous_card_id", "0".repeat(64)))
                        .outcome())
                .isEqualTo("400/40015");
    }

    private RawCard published(String identity) {
        var card = CardSigner.selfSigned(identity, key, Instant.ofEpochSecond(1_800_000_000L), null);
        assertThat(Cards.publish(cloud, identity, card).outcome()).isEqualTo("201");
        return card;
    }

    private Reply delete(String identity, RawCard card, PrivateKey signer, UnaryOperator<JsonObject> change) {
        var content = new JsonObject()
                .put("identity", identity)
                .put("previous_card_id", card.id())
                .put("created_at", 1_800_000_001L)
                .put("version", "5.0")
                .put("public_key", "");
        var snapshot = change.apply(content).encode().getBytes(StandardCharsets.UTF_8);
        var model = new JsonObject()
                .put("content_snapshot", Base64.getEncoder().encodeToString(snapshot))
                .put("signatures", new JsonArray().add(Cards.entry("self", VirgilSignature.sign(signer, snapshot))));
        return cloud.post(identity, "/card/actions/delete", model);
    }
}
