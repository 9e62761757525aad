package io.chate2ee.virgil.key;

/**
 * A public key on an elliptic curve. Encapsulation is Diffie-Hellman with an ephemeral key of the same type, whose
 * {@link #raw()} bytes are the encapsulation.
 */
public sealed interface CurvePublicKey extends EncryptionKey, KemPublicKey
        permits Ed25519PublicKey, X25519PublicKey, P256PublicKey {

    @Override
    default int encapsulatedLength() {
        return raw().length;
    }
}
