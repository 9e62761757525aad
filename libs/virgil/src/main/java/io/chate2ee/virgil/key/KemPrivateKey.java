package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;

/** A private key that finds the secret shared with it in one message. */
public sealed interface KemPrivateKey extends PrivateKey permits CurvePrivateKey, MlKem768PrivateKey {

    @Override
    KemPublicKey publicKey();

    /**
     * The shared secret; the caller overwrites it after use. An ML-KEM encapsulation that was changed gives another
     * secret, not a failure.
     *
     * @throws MalformedException if {@code encapsulated} is not one for this type of key
     */
    byte[] decapsulate(byte[] encapsulated);
}
