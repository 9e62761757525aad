package io.chate2ee.virgil.key;

/** Two private keys that find a shared secret each. */
public final class HybridCipherPrivateKey extends PairPrivateKey<KemPrivateKey, KemPrivateKey, HybridCipherPublicKey>
        implements DecryptionKey {

    private HybridCipherPrivateKey(KemPrivateKey first, KemPrivateKey second) {
        super(first, second, HybridCipherPublicKey.of(first.publicKey(), second.publicKey()));
    }

    /** The hybrid of these keys, which it owns from now on: closing it closes them. */
    public static HybridCipherPrivateKey of(KemPrivateKey first, KemPrivateKey second) {
        return new HybridCipherPrivateKey(first, second);
    }

    /** The first half. */
    @Override
    public KemPrivateKey first() {
        return super.first();
    }

    /** The second half. */
    @Override
    public KemPrivateKey second() {
        return super.second();
    }
}
