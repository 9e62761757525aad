package io.chate2ee.virgil.card;

import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes cards and adds signatures to them. */
public final class CardSigner {

    private static final int ID_LENGTH = 32;

    private CardSigner() {}

    /**
     * A new card, signed by its own key.
     *
     * @param identity whose card it is; ASCII, since JavaScript clients read anything else as another identity
     * @param createdAt fractions of a second are dropped
     * @param previousCardId the card it takes the place of
     */
    public static RawCard selfSigned(
            String identity, PrivateKey key, Instant createdAt, @Nullable String previousCardId) {
        return selfSigned(identity, key, createdAt, previousCardId, Map.of());
    }

    /**
     * A new card whose own signature carries extra fields.
     *
     * @param extraFields written in the map's order; left out when empty. The cards service takes 1024 bytes of them (seen
     *     in the public source of an older service)
     */
    public static RawCard selfSigned(
            String identity,
            PrivateKey key,
            Instant createdAt,
            @Nullable String previousCardId,
            Map<String, String> extraFields) {
        if (identity.isEmpty() || !identity.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("identity is empty or not printable ASCII");
        }
        if (previousCardId != null && !HexText.isHexOf(ID_LENGTH, previousCardId)) {
            throw new IllegalArgumentException("previous card id is not 64 hexadecimal digits");
        }
        var snapshot = new CardSnapshot(
                identity,
                previousCardId,
                createdAt.truncatedTo(ChronoUnit.SECONDS),
                CardSnapshot.VERSION,
                Base64Text.encode(key.publicKey().toDer()));
        return addSignature(new RawCard(snapshot.encode(), List.of()), CardSignature.SELF, key, extraFields);
    }

    /** {@link #addSignature(RawCard, String, PrivateKey, Map)} without extra fields, as the Virgil service signs. */
    public static RawCard addSignature(RawCard card, String signer, PrivateKey key) {
        return addSignature(card, signer, key, Map.of());
    }

    /**
     * The card with one more signature: over its snapshot, and over the extra fields behind it (checked against vectors).
     *
     * @param signer who signs; a name may sign once
     * @param extraFields what the signer adds, written in the map's order; left out when empty
     * @throws IllegalArgumentException if this signer has signed already
     */
    public static RawCard addSignature(RawCard card, String signer, PrivateKey key, Map<String, String> extraFields) {
        if (card.signatures().stream().anyMatch(present -> present.signer().equals(signer))) {
            throw new IllegalArgumentException("card is already signed by " + signer);
        }
        var extra = extraFields.isEmpty() ? null : CardSignature.encodeFields(extraFields);
        var signed = CardSignature.signedBytes(card, extra);
        var signatures = new ArrayList<>(card.signatures());
        signatures.add(new CardSignature(signer, VirgilSignature.sign(key, signed), extra));
        return new RawCard(card.contentSnapshot(), signatures);
    }
}
