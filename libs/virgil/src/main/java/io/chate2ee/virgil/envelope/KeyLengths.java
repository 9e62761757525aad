package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.Ed25519PublicKey;
import io.chate2ee.virgil.key.PublicKey;

/** How long, in bytes, what each type of key makes becomes. */
final class KeyLengths {

    /** {@link Ecies} with keys of 44 bytes (checked against vectors). */
    private static final int ECIES_CURVE25519 = 226;

    private static final int ED25519_SIGNATURE = 64;

    private KeyLengths() {}

    /** Of a content key wrapped for this recipient. */
    static int wrapped(PublicKey recipient) {
        if (recipient instanceof Ed25519PublicKey) {
            return ECIES_CURVE25519;
        }
        throw new UnsupportedKeyTypeException("cannot encrypt to this type of key");
    }

    /** Of a bare signature by this signer, at most. */
    static int signature(PublicKey signer) {
        if (signer instanceof Ed25519PublicKey) {
            return ED25519_SIGNATURE;
        }
        throw new UnsupportedKeyTypeException("this type of key cannot sign");
    }
}
