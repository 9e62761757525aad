package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Ed25519PublicKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.security.SecureRandom;

/** Wraps a content key in the way each type of key has; the one place that knows all types. */
final class KeyWrap {

    private KeyWrap() {}

    static byte[] wrap(byte[] contentKey, PublicKey recipient, SecureRandom random) {
        if (recipient instanceof Ed25519PublicKey ed25519) {
            return Ecies.wrap(contentKey, ed25519, random);
        }
        throw new UnsupportedKeyTypeException("cannot encrypt to this type of key");
    }

    static byte[] unwrap(byte[] wrapped, PrivateKey recipient) {
        if (recipient instanceof Ed25519PrivateKey ed25519) {
            return Ecies.unwrap(wrapped, ed25519);
        }
        throw new UnsupportedKeyTypeException("cannot decrypt with this type of key");
    }
}
