package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.cipher.AesGcm;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.key.CompoundPublicKey;
import io.chate2ee.virgil.key.CurvePublicKey;
import io.chate2ee.virgil.key.EncryptionKey;
import io.chate2ee.virgil.key.HybridCipherPublicKey;
import io.chate2ee.virgil.key.KemPublicKey;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.key.RsaPublicKey;

/** How long, in bytes, what each type of key makes becomes. */
final class KeyLengths {

    /** In {@link Ecies} beside the ephemeral key. */
    private static final int ECIES = 179;

    /** In the sequence of {@link HybridWrap} beside what is encapsulated: the version and two object identifiers. */
    private static final int HYBRID = 25;

    private KeyLengths() {}

    /**
     * Of a content key wrapped for this recipient.
     *
     * @throws UnsupportedKeyTypeException if nothing can be encrypted to keys of this type
     */
    static int wrapped(PublicKey recipient) {
        return wrappedFor(recipient.forEncryption());
    }

    /**
     * Of a bare signature by this signer, at most.
     *
     * @throws UnsupportedKeyTypeException if keys of this type do not sign
     */
    static int signature(PublicKey signer) {
        return signer.forVerifying().longestSignature();
    }

    private static int wrappedFor(EncryptionKey recipient) {
        if (recipient instanceof CurvePublicKey curve) {
            return element(ECIES + curve.toDer().length);
        }
        if (recipient instanceof RsaPublicKey rsa) {
            return rsa.length();
        }
        if (recipient instanceof HybridCipherPublicKey hybrid) {
            return element(HYBRID + encapsulated(hybrid.first()) + encapsulated(hybrid.second()))
                    + AesGcm.KEY_LENGTH
                    + AesGcm.TAG_LENGTH;
        }
        return wrappedFor(((CompoundPublicKey) recipient).cipher());
    }

    private static int encapsulated(KemPublicKey key) {
        return element(key.encapsulatedLength());
    }

    private static int element(int content) {
        return Der.headerLength(content) + content;
    }
}
