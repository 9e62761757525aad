package io.chate2ee.virgil.key;

/**
 * Two public keys that share a secret each; what is encrypted to both is safe as long as one of them is. Checked against
 * vectors with curves for halves; with ML-KEM-768 the layout is read in client source.
 */
public final class HybridCipherPublicKey extends EncodedPublicKey implements EncryptionKey {

    private final KemPublicKey first;
    private final KemPublicKey second;

    private HybridCipherPublicKey(KemPublicKey first, KemPublicKey second) {
        super(Hybrids.typeOf(first, second), PairDer.write(first.raw(), second.raw()));
        this.first = first;
        this.second = second;
    }

    /** The hybrid of these keys. */
    public static HybridCipherPublicKey of(KemPublicKey first, KemPublicKey second) {
        return new HybridCipherPublicKey(first, second);
    }

    /** The first half. */
    public KemPublicKey first() {
        return first;
    }

    /** The second half. */
    public KemPublicKey second() {
        return second;
    }
}
