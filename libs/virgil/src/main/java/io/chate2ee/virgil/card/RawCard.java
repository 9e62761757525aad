package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.sign.Sha512;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card as it travels. The snapshot bytes are kept exactly as they came: the id and all signatures depend on them, and
 * there is no canonical form to write them again (checked against vectors).
 *
 * @param contentSnapshot the signed JSON text
 * @param signatures in the order they came
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
public record RawCard(byte[] contentSnapshot, List<CardSignature> signatures) {

    private static final int ID_LENGTH = 32;

    /** Copies the array and the list. */
    public RawCard {
        contentSnapshot = contentSnapshot.clone();
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads one card.
     *
     * @throws MalformedException if the text is not the JSON of a card
     */
    public static RawCard fromJson(String json) {
        return RawCardJson.read(json);
    }

    /**
     * Reads a list of cards.
     *
     * @throws MalformedException if the text is not a JSON list of cards
     */
    public static List<RawCard> listFromJson(String json) {
        return RawCardJson.readList(json);
    }

    /** The JSON of a list of cards. */
    public static String listToJson(List<RawCard> cards) {
        return RawCardJson.writeList(cards);
    }

    /** The JSON of this card. */
    public String toJson() {
        return RawCardJson.write(this);
    }

    /**
     * Reads the text form that Virgil's libraries export cards in: base64 of the JSON (checked against vectors).
     *
     * @throws MalformedException if the text is anything else
     */
    public static RawCard fromText(String base64) {
        return fromJson(Utf8.decode(Base64Text.decode(base64)));
    }

    /** The text form that Virgil's libraries import cards from. */
    public String toText() {
        return Base64Text.encode(Utf8.encode(toJson()));
    }

    /** First 32 bytes of SHA-512 over the snapshot, in lower-case hexadecimal (checked against vectors). */
    public String id() {
        return HexText.encode(Arrays.copyOf(Sha512.digest(contentSnapshot), ID_LENGTH));
    }

    @Override
    public byte[] contentSnapshot() {
        return contentSnapshot.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawCard that
                && Arrays.equals(contentSnapshot, that.contentSnapshot)
                && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(contentSnapshot), signatures);
    }

    @Override
    public String toString() {
        return "RawCard[" + id() + ", " + signatures + "]";
    }
}
