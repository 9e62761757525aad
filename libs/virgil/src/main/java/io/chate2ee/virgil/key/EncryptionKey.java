package io.chate2ee.virgil.key;

/** A public key that content keys can be wrapped for: a recipient of envelopes. */
public sealed interface EncryptionKey extends PublicKey
        permits CurvePublicKey, RsaPublicKey, CompoundPublicKey, HybridCipherPublicKey {}
