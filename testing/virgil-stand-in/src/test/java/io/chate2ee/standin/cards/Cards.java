package io.chate2ee.standin.cards;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes cards, good and bad, and talks to the cards part of a cloud. */
final class Cards {

    private Cards() {}

    static PrivateKey key() {
        return Ed25519PrivateKey.generate(new SecureRandom());
    }

    static RawCard card(String identity) {
        return card(identity, null);
    }

    static RawCard card(String identity, @Nullable RawCard previous) {
        var now = Instant.ofEpochSecond(1_800_000_000L);
        return CardSigner.selfSigned(identity, key(), now, previous == null ? null : previous.id());
    }

    static Reply publish(TestCloud cloud, String identity, RawCard card) {
        return cloud.post(identity, "/card/v5", new JsonObject(card.toJson()));
    }

    /** Publishes and insists that it worked. */
    static RawCard published(TestCloud cloud, String identity, @Nullable RawCard previous) {
        var card = card(identity, previous);
        var outcome = publish(cloud, identity, card).outcome();
        if (!outcome.equals("201")) {
            throw new IllegalStateException("set-up: publishing failed with " + outcome);
        }
        return card;
    }

    static Reply search(TestCloud cloud, List<String> identities) {
        return cloud.post("anybody", "/card/v5/actions/search", new JsonObject().put("identities", identities));
    }

    static List<String> found(TestCloud cloud, String identity) {
        return RawCard.listFromJson(search(cloud, List.of(identity)).body()).stream()
                .map(RawCard::id)
                .toList();
    }

    static Reply revoke(TestCloud cloud, String identity, RawCard card) {
        return cloud.post(identity, "/card/v5/actions/revoke/" + card.id(), new JsonObject());
    }

    /** The model of a card whose snapshot was changed before it was signed. */
    static JsonObject withContent(String identity, Consumer<JsonObject> change) {
        var key = key();
        var content = new JsonObject()
                .put("identity", identity)
                .put("created_at", 1_800_000_000L)
                .put("version", "5.0")
                .put("public_key", base64(key.publicKey().toDer()));
        change.accept(content);
        var snapshot = content.encode().getBytes(StandardCharsets.UTF_8);
        return new JsonObject()
                .put("content_snapshot", base64(snapshot))
                .put("signatures", new JsonArray().add(entry("self", VirgilSignature.sign(key, snapshot))));
    }

    static JsonObject entry(String signer, byte[] signature) {
        return new JsonObject().put("signer", signer).put("signature", base64(signature));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
