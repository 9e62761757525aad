package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a card says. Reading one proves nothing; see {@link CardPolicy}.
 *
 * @param id lower-case hexadecimal, 64 digits
 * @param identity whose card it is
 * @param publicKey the identity's key
 * @param previousCardId the card it takes the place of
 * @param createdAt whole seconds
 * @param version always {@code 5.0}
 * @param raw the card as it travels
 */
public record Card(
        String id,
        String identity,
        PublicKey publicKey,
        @Nullable String previousCardId,
        Instant createdAt,
        String version,
        RawCard raw) {

    /**
     * Reads a card without checking its signatures.
     *
     * @throws MalformedException if the snapshot is not that of a card, or its key is not valid
     * @throws UnsupportedKeyTypeException if its key is of another type; {@link CardSnapshot} can still be read
     */
    public static Card parse(RawCard raw) {
        var snapshot = CardSnapshot.parse(raw);
        return new Card(
                raw.id(),
                snapshot.identity(),
                PublicKey.fromDer(snapshot.publicKeyDer()),
                snapshot.previousCardId(),
                snapshot.createdAt(),
                snapshot.version(),
                raw);
    }
}
