package io.chate2ee.virgil.key;

/** Two public keys for two tasks: its owner decrypts with one and signs with the other (checked against vectors). */
public final class CompoundPublicKey extends EncodedPublicKey implements EncryptionKey, VerifyingKey {

    private final EncryptionKey cipher;
    private final VerifyingKey signer;

    private CompoundPublicKey(EncryptionKey cipher, VerifyingKey signer) {
        super(new KeyType.Compound(cipher.type(), signer.type()), PairDer.write(cipher.raw(), signer.raw()));
        this.cipher = cipher;
        this.signer = signer;
    }

    /**
     * The compound of these keys.
     *
     * @throws IllegalArgumentException if one of them is a compound key itself
     */
    public static CompoundPublicKey of(EncryptionKey cipher, VerifyingKey signer) {
        return new CompoundPublicKey(cipher, signer);
    }

    /** The half to encrypt to. */
    public EncryptionKey cipher() {
        return cipher;
    }

    /** The half to verify with. */
    public VerifyingKey signer() {
        return signer;
    }

    @Override
    public boolean verifiesDigest(byte[] sha512, byte[] signature) {
        return signer.verifiesDigest(sha512, signature);
    }

    @Override
    public int longestSignature() {
        return signer.longestSignature();
    }
}
