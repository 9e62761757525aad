package io.chate2ee.virgil.key;

import java.security.SecureRandom;

/** A public key that a fresh secret can be shared with, in one message. */
public sealed interface KemPublicKey extends PublicKey permits CurvePublicKey, MlKem768PublicKey {

    /** A fresh secret, and what the owner of the private key needs to find it. */
    Encapsulation encapsulate(SecureRandom random);

    /** Length of what travels, in bytes. */
    int encapsulatedLength();
}
