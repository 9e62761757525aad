package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.json.JsonReader;
import io.chate2ee.virgil.json.JsonWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a card: over the card's snapshot, followed by the signature's own if there is one (checked against
 * vectors). Only the service signs as {@code virgil}, and never with extra fields (read in client source).
 *
 * @param signer {@code self}, {@code virgil}, or the name of another signer
 * @param signature the wrapper of {@link io.chate2ee.virgil.sign.VirgilSignature}
 * @param snapshot extra fields the signer added, signed together with the card's snapshot
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
public record CardSignature(String signer, byte[] signature, byte @Nullable [] snapshot) {

    /** The card's own key. */
    public static final String SELF = "self";

    /** The Virgil service. */
    public static final String VIRGIL = "virgil";

    /** Copies the arrays. */
    public CardSignature(String signer, byte[] signature, byte @Nullable [] snapshot) {
        this.signer = signer;
        this.signature = signature.clone();
        this.snapshot = snapshot == null ? null : snapshot.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public byte @Nullable [] snapshot() {
        return snapshot == null ? null : snapshot.clone();
    }

    /**
     * The extra fields; empty if there are none. They are believed only together with the signature.
     *
     * @throws MalformedException if the extra snapshot is not the JSON of an object of strings
     */
    public Map<String, String> extraFields() {
        if (snapshot == null) {
            return Map.of();
        }
        var json = JsonReader.object(Utf8.decode(snapshot));
        Map<String, String> fields = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> fields.put(name, json.string(name)));
        return Collections.unmodifiableMap(fields);
    }

    /** What a signature with this extra snapshot is over. */
    static byte[] signedBytes(RawCard card, byte @Nullable [] extra) {
        return extra == null
                ? card.contentSnapshot()
                : org.bouncycastle.util.Arrays.concatenate(card.contentSnapshot(), extra);
    }

    static byte[] encodeFields(Map<String, String> fields) {
        var json = new JsonWriter().beginObject();
        fields.forEach(json::member);
        return Utf8.encode(json.endObject().text());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CardSignature that
                && signer.equals(that.signer)
                && Arrays.equals(signature, that.signature)
                && Arrays.equals(snapshot, that.snapshot);
    }

    @Override
    public int hashCode() {
        return Objects.hash(signer, Arrays.hashCode(signature), Arrays.hashCode(snapshot));
    }

    @Override
    public String toString() {
        return "CardSignature[" + signer + "]";
    }
}
