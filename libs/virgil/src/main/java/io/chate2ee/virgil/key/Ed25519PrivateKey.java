package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secrets;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 private key: a 32-byte seed. */
public final class Ed25519PrivateKey extends SinglePrivateKey<Ed25519PublicKey> implements CurvePrivateKey, SigningKey {

    /** Length of the seed in bytes. */
    public static final int SEED_LENGTH = Ed25519.SECRET_KEY_SIZE;

    private Ed25519PrivateKey(byte[] seed) {
        super(seed, Ed25519PublicKey.ofSeed(seed));
    }

    /** A fresh key. */
    public static Ed25519PrivateKey generate(SecureRandom random) {
        var seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new Ed25519PrivateKey(seed);
    }

    /**
     * The key with this seed, which is copied.
     *
     * @throws MalformedException if the seed is not 32 bytes long
     */
    public static Ed25519PrivateKey fromSeed(byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new MalformedException("Ed25519 seed is not 32 bytes long");
        }
        return new Ed25519PrivateKey(seed.clone());
    }

    /**
     * The key that Virgil's clients make of key material, such as a password hardened by the brainkey service: always the
     * same key for the same material (checked against vectors).
     *
     * @param material 32 to 512 bytes
     * @throws MalformedException if it is shorter or longer
     */
    public static Ed25519PrivateKey fromKeyMaterial(byte[] material) {
        return new Ed25519PrivateKey(KeyMaterial.expand(material, SEED_LENGTH));
    }

    /**
     * Pure Ed25519's signature of {@code message}, which need not be a digest.
     *
     * @return 64 bytes
     */
    public byte[] sign(byte[] message) {
        return use(seed -> {
            var signature = new byte[Ed25519.SIGNATURE_SIZE];
            var point = publicKey().shared();
            Ed25519.sign(seed, 0, point, 0, message, 0, message.length, signature, 0);
            return signature;
        });
    }

    @Override
    public byte[] signDigest(byte[] sha512) {
        return sign(Digests.require(sha512));
    }

    /**
     * The secret both sides can compute: X25519 over both keys, converted from Ed25519 (checked against vectors). The
     * caller overwrites it after use.
     *
     * @param peer the other side's public key
     * @return 32 bytes
     * @throws MalformedException if the peer's key has no secret to share, which no accepted key is known to cause
     */
    public byte[] agree(Ed25519PublicKey peer) {
        return use(seed -> {
            var expanded = Digests.sha512(seed);
            try {
                return X25519PublicKey.agree(expanded, peer.montgomery());
            } finally {
                Secrets.wipe(expanded);
            }
        });
    }

    @Override
    public byte[] decapsulate(byte[] encapsulated) {
        return agree(Ed25519PublicKey.ofPoint(encapsulated));
    }
}
