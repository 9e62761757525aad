package io.chate2ee.virgil.key;

/** Two public keys that both must have signed the same digest (checked against vectors with Ed25519 and Falcon-512). */
public final class HybridSignerPublicKey extends EncodedPublicKey implements VerifyingKey {

    private final VerifyingKey first;
    private final VerifyingKey second;

    private HybridSignerPublicKey(VerifyingKey first, VerifyingKey second) {
        super(Hybrids.typeOf(first, second), PairDer.write(first.raw(), second.raw()));
        this.first = first;
        this.second = second;
    }

    /**
     * The hybrid of these keys.
     *
     * @throws IllegalArgumentException if one of them is a compound or hybrid key itself
     */
    public static HybridSignerPublicKey of(VerifyingKey first, VerifyingKey second) {
        return new HybridSignerPublicKey(first, second);
    }

    /** The first half. */
    public VerifyingKey first() {
        return first;
    }

    /** The second half. */
    public VerifyingKey second() {
        return second;
    }

    @Override
    public boolean verifiesDigest(byte[] sha512, byte[] signature) {
        Digests.require(sha512);
        var signatures = PairDer.read(signature);
        return first.verifiesDigest(sha512, signatures.first()) && second.verifiesDigest(sha512, signatures.second());
    }

    @Override
    public int longestSignature() {
        return PairDer.length(first.longestSignature(), second.longestSignature());
    }
}
