package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a card says, its public key still unread: so that a card with a key of an unsupported type can still be told
 * apart by identity and place in its chain. Fields are checked against vectors; their limits were seen in the public source
 * of an older service.
 *
 * @param identity whose card it is
 * @param previousCardId the card it takes the place of
 * @param createdAt whole seconds
 * @param version always {@code 5.0}
 * @param publicKey base64 of the key's DER, as it stands in the card
 */
public record CardSnapshot(
        String identity, @Nullable String previousCardId, Instant createdAt, String version, String publicKey) {

    /** The only version of cards there is. */
    public static final String VERSION = "5.0";

    private static final int ID_LENGTH = 32;
    private static final int LONGEST_IDENTITY = 1024;

    /**
     * Reads the snapshot of a card.
     *
     * @throws MalformedException if a field is missing or not as it must be
     */
    public static CardSnapshot parse(RawCard card) {
        var json = JsonReader.object(Utf8.decode(card.contentSnapshot()));
        var snapshot = new CardSnapshot(
                json.string("identity"),
                json.optionalString("previous_card_id"),
                json.instant("created_at"),
                json.string("version"),
                json.string("public_key"));
        snapshot.check();
        return snapshot;
    }

    /** The text Virgil's JavaScript library would write, in its order of fields (checked against vectors). */
    byte[] encode() {
        var json = new JsonWriter().beginObject().member("identity", identity);
        if (previousCardId != null) {
            json.member("previous_card_id", previousCardId);
        }
        return json.member("created_at", createdAt.getEpochSecond())
                .member("version", version)
                .member("public_key", publicKey)
                .endObject()
                .text()
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] publicKeyDer() {
        return Base64Text.decode(publicKey);
    }

    private void check() {
        if (identity.isEmpty() || Utf8.encode(identity).length > LONGEST_IDENTITY) {
            throw new MalformedException("card identity is empty or too long");
        }
        if (previousCardId != null && !HexText.isHexOf(ID_LENGTH, previousCardId)) {
            throw new MalformedException("previous card id is not 64 hexadecimal digits");
        }
        if (createdAt.getEpochSecond() == 0) {
            throw new MalformedException("card has no time of creation");
        }
        if (!version.equals(VERSION)) {
            throw new MalformedException("card version is not " + VERSION);
        }
    }
}
