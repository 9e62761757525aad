package io.chate2ee.virgil.key;

/** Two private keys that sign the same digest. */
public final class HybridSignerPrivateKey extends PairPrivateKey<SigningKey, SigningKey, HybridSignerPublicKey>
        implements SigningKey {

    private HybridSignerPrivateKey(SigningKey first, SigningKey second) {
        super(first, second, HybridSignerPublicKey.of(first.publicKey(), second.publicKey()));
    }

    /**
     * The hybrid of these keys, which it owns from now on: closing it closes them.
     *
     * @throws IllegalArgumentException if one of them is a compound or hybrid key itself
     */
    public static HybridSignerPrivateKey of(SigningKey first, SigningKey second) {
        return new HybridSignerPrivateKey(first, second);
    }

    @Override
    public byte[] signDigest(byte[] sha512) {
        return PairDer.write(first().signDigest(sha512), second().signDigest(sha512));
    }
}
