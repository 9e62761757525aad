package io.chate2ee.virgil.card;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a card.
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
