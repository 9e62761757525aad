package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;

/**
 * The key of a card: of any type that Virgil's clients make and that signs, legacy post-quantum keys included, to which
 * nothing can be encrypted here but whose signatures can be verified.
 */
record CardKey(PublicKey key) {

    private static final int LONGEST = 4096;
    private static final int SHORTEST = 16;

    /** Reads what the snapshot says. */
    static CardKey read(String base64) {
        var der = Fields.base64(base64, CardMistake.PUBLIC_KEY_UNREADABLE);
        CardMistake.PUBLIC_KEY_TOO_SHORT.unless(der.length >= SHORTEST);
        CardMistake.PUBLIC_KEY_TOO_LONG.unless(der.length <= LONGEST);
        try {
            return new CardKey(PublicKey.fromDer(der));
        } catch (MalformedException | UnsupportedKeyTypeException unusable) {
            // Without the key nothing proves that the caller holds it.
            throw CardMistake.PUBLIC_KEY_UNREADABLE.refusal();
        }
    }

    /** Checks a signature. */
    void requireSignature(byte[] signed, byte[] signature) {
        try {
            VirgilSignature.verify(key, signed, signature);
        } catch (MalformedException | BadSignatureException | UnsupportedKeyTypeException wrong) {
            // An unreadable signature, or one by a key that cannot sign, proves as little as a wrong one.
            throw CardMistake.SIGNATURE_WRONG.refusal();
        }
    }
}
