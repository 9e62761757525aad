package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.KeyType.Compound;
import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;

/**
 * A compound public key whose cipher half is hybrid(X25519, Round5), as Virgil's libraries made it before ML-KEM-768 took
 * Round5's place. Its signatures can be verified; nothing can be encrypted to it, because Round5 exists in those libraries
 * only. Its owner has to make a new key.
 */
public final class RetiredPublicKey extends EncodedPublicKey implements VerifyingKey {

    private static final Hybrid CIPHER = new Hybrid(Single.X25519, Single.ROUND5);
    private static final int ROUND5_LENGTH = 461;

    private final VerifyingKey signer;

    private RetiredPublicKey(byte[] cipher, VerifyingKey signer) {
        super(new Compound(CIPHER, signer.type()), PairDer.write(cipher, signer.raw()));
        this.signer = signer;
    }

    static boolean isCipherOf(Compound type) {
        return type.cipher().equals(CIPHER);
    }

    static RetiredPublicKey of(byte[] cipher, VerifyingKey signer) {
        var halves = PairDer.read(cipher);
        X25519PublicKey.ofRaw(halves.first());
        if (halves.second().length != ROUND5_LENGTH) {
            throw new MalformedException("Round5 public key is not 461 bytes long");
        }
        return new RetiredPublicKey(cipher, signer);
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

    @Override
    public EncryptionKey forEncryption() {
        throw refusal();
    }

    /** What to say about it. */
    static UnsupportedKeyTypeException refusal() {
        return new UnsupportedKeyTypeException(
                "key of type Round5, which Virgil gave up: its owner has to make a new key");
    }
}
