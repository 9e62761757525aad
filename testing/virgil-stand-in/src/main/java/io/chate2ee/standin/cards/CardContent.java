package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the content snapshot of a card says, checked field by field.
 *
 * @param identity whose card it is
 * @param previousCardId the card it replaces
 * @param publicKey the card's key as it is written there, not looked at yet; empty if there is none
 */
record CardContent(String identity, @Nullable String previousCardId, String publicKey) {

    private static final int LONGEST_IDENTITY = 1024;
    private static final int CARD_ID_LENGTH = 64;

    /** Reads a snapshot, in the order of checks a caller would fix them in; the real order is a guess. */
    static CardContent read(byte[] snapshot) {
        var json = parse(snapshot);
        var fields = new Fields(json, CardMistake.BODY_NOT_JSON);
        CardMistake.VERSION_WRONG.unless("5.0".equals(json.getValue("version")));
        CardMistake.CREATED_AT_WRONG.unless(isPositiveInteger(json.getValue("created_at")));
        var publicKey = Objects.requireNonNullElse(fields.optionalText("public_key"), "");
        return new CardContent(identity(fields), previousCardId(fields), publicKey);
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
}
