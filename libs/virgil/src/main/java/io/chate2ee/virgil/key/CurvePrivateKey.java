package io.chate2ee.virgil.key;

/** A private key on an elliptic curve. */
public sealed interface CurvePrivateKey extends DecryptionKey, KemPrivateKey
        permits Ed25519PrivateKey, X25519PrivateKey, P256PrivateKey {

    @Override
    CurvePublicKey publicKey();
}
