package io.chate2ee.virgil.key;

/** Two private keys for two tasks: one decrypts, the other signs (checked against vectors). */
public final class CompoundPrivateKey extends PairPrivateKey<DecryptionKey, SigningKey, CompoundPublicKey>
        implements DecryptionKey, SigningKey {

    private CompoundPrivateKey(DecryptionKey cipher, SigningKey signer) {
        super(cipher, signer, CompoundPublicKey.of(cipher.publicKey(), signer.publicKey()));
    }

    /**
     * The compound of these keys, which it owns from now on: closing it closes them.
     *
     * @throws IllegalArgumentException if one of them is a compound key itself
     */
    public static CompoundPrivateKey of(DecryptionKey cipher, SigningKey signer) {
        return new CompoundPrivateKey(cipher, signer);
    }

    /** The half that decrypts. */
    public DecryptionKey cipher() {
        return first();
    }

    /** The half that signs. */
    public SigningKey signer() {
        return second();
    }

    @Override
    public byte[] signDigest(byte[] sha512) {
        return signer().signDigest(sha512);
    }
}
