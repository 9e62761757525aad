package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the content snapshot of a card says, checked field by field.
 *
 * @param identity whose card it is
 * @param previousCardId the card it replaces
 * @param publicKey the card's key
 */
record CardContent(String identity, @Nullable String previousCardId, PublicKey publicKey) {

    private static final int LONGEST_IDENTITY = 1024;
    private static final int CARD_ID_LENGTH = 64;
    private static final int LONGEST_KEY = 4096;
    private static final int SHORTEST_KEY = 16;

    /** Reads a snapshot, in the order of checks a caller would fix them in; the real order is a guess. */
    static CardContent read(byte[] snapshot) {
        var json = parse(snapshot);
        var fields = new Fields(json, CardMistake.BODY_NOT_JSON);
        CardMistake.VERSION_WRONG.unless("5.0".equals(json.getValue("version")));
        CardMistake.CREATED_AT_WRONG.unless(isPositiveInteger(json.getValue("created_at")));
        return new CardContent(identity(fields), previousCardId(fields), publicKey(fields));
    }

    private static JsonObject parse(byte[] snapshot) {
        try {
            return new JsonObject(new String(snapshot, StandardCharsets.UTF_8));
        } catch (DecodeException | ClassCastException notAnObject) {
            // JSON of another kind is the same mistake as no JSON.
            throw CardMistake.SNAPSHOT_NOT_JSON.refusal();
        }
    }

    private static boolean isPositiveInteger(@Nullable Object value) {
        return (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0;
    }

    private static String identity(Fields fields) {
        var identity = fields.optionalText("identity");
        if (identity == null || identity.isEmpty()) {
            throw CardMistake.IDENTITY_EMPTY.refusal();
        }
        CardMistake.IDENTITY_TOO_LONG.unless(identity.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IDENTITY);
        return identity;
    }

    private static @Nullable String previousCardId(Fields fields) {
        var previous = fields.optionalText("previous_card_id");
        CardMistake.PREVIOUS_ID_MALFORMED.unless(previous == null || previous.length() == CARD_ID_LENGTH);
        return previous;
    }

    private static PublicKey publicKey(Fields fields) {
        var text = fields.optionalText("public_key");
        var key = Fields.base64(text == null ? "" : text, CardMistake.PUBLIC_KEY_UNREADABLE);
        CardMistake.PUBLIC_KEY_TOO_SHORT.unless(key.length >= SHORTEST_KEY);
        CardMistake.PUBLIC_KEY_TOO_LONG.unless(key.length <= LONGEST_KEY);
        try {
            return PublicKey.fromDer(key);
        } catch (MalformedException | UnsupportedKeyTypeException unusable) {
            // Without the key nothing proves that the caller holds it.
            throw CardMistake.PUBLIC_KEY_UNREADABLE.refusal();
        }
    }
}
