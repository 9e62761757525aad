package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A published card.
 *
 * @param id its id
 * @param app the application it was published in
 * @param identity whose it is
 * @param previous id of the card it replaced
 * @param successor id of the card that replaced it
 * @param revoked whether its chain was revoked
 * @param order grows with every card published
 * @param model the raw model with the service's signature
 */
record StoredCard(
        String id,
        String app,
        String identity,
        @Nullable String previous,
        @Nullable String successor,
        boolean revoked,
        long order,
        JsonObject model) {

    static StoredCard fromJson(String id, JsonObject json) {
        return new StoredCard(
                id,
                json.getString("app"),
                json.getString("identity"),
                json.getString("previous"),
                json.getString("successor"),
                json.getBoolean("revoked"),
                json.getLong("order"),
                json.getJsonObject("model"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("app", app)
                .put("identity", identity)
                .put("previous", previous)
                .put("successor", successor)
                .put("revoked", revoked)
                .put("order", order)
                .put("model", model);
    }

    /** What its snapshot says. */
    CardContent content() {
        return CardContent.read(Fields.base64(model.getString("content_snapshot"), CardMistake.SNAPSHOT_NOT_BASE64));
    }

    /** Outdated means replaced by a later card, or revoked; both were seen in tests against the real cloud. */
    boolean outdated() {
        return successor != null || revoked;
    }

    StoredCard succeededBy(String successorId) {
        return new StoredCard(id, app, identity, previous, successorId, revoked, order, model);
    }

    StoredCard revokedNow() {
        return new StoredCard(id, app, identity, previous, successor, true, order, model);
    }
}
