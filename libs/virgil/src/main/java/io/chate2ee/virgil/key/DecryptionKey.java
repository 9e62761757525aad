package io.chate2ee.virgil.key;

/** A private key that opens content keys wrapped for it. */
public sealed interface DecryptionKey extends PrivateKey
        permits CurvePrivateKey, RsaPrivateKey, CompoundPrivateKey, HybridCipherPrivateKey {

    @Override
    EncryptionKey publicKey();
}
