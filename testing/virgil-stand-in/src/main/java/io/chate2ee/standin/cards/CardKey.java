package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key of a card.
 *
 * @param verifying the key, or empty if it is of a legacy post-quantum type: compound keys with Round5, which no Java library
 *     implements, but which old clients publish and the real cloud took. Such cards are kept so that software meets them in
 *     tests as it would in the field; their signatures are not verified.
 */
record CardKey(Optional<PublicKey> verifying) {

    private static final int LONGEST = 4096;
    private static final int SHORTEST = 16;
    private static final byte[] VIRGIL_COMPOUND = Der.constant("2b0601040183ac1b0101");

    /** Reads what the snapshot says. */
    static CardKey read(String base64, Guesses guesses) {
        var der = Fields.base64(base64, CardMistake.PUBLIC_KEY_UNREADABLE);
        CardMistake.PUBLIC_KEY_TOO_SHORT.unless(der.length >= SHORTEST);
        CardMistake.PUBLIC_KEY_TOO_LONG.unless(der.length <= LONGEST);
        try {
            return new CardKey(Optional.of(PublicKey.fromDer(der)));
        } catch (MalformedException unreadable) {
            // Without the key nothing proves that the caller holds it.
            throw CardMistake.PUBLIC_KEY_UNREADABLE.refusal();
        } catch (UnsupportedKeyTypeException unusable) {
            // A type this library knows nothing of is taken only if it is one that Virgil's clients make.
            CardMistake.PUBLIC_KEY_UNREADABLE.unless(guesses.usual(Guess.LEGACY_KEYS) && isVirgilCompound(der));
            return new CardKey(Optional.empty());
        }
    }

    /** Checks a signature if the key is one that can be used for that. */
    void requireSignature(byte[] signed, byte[] signature) {
        try {
            verifying.ifPresent(key -> VirgilSignature.verify(key, signed, signature));
        } catch (MalformedException | BadSignatureException | UnsupportedKeyTypeException wrong) {
            // An unreadable signature, or one by a key that cannot sign, proves as little as a wrong one.
            throw CardMistake.SIGNATURE_WRONG.refusal();
        }
    }

    private static boolean isVirgilCompound(byte[] der) {
        var algorithm = DerReader.of(der).enter(DerTag.SEQUENCE).enter(DerTag.SEQUENCE);
        return Arrays.equals(algorithm.content(DerTag.OID), VIRGIL_COMPOUND);
    }
}
