package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An Ed25519 private key: a 32-byte seed. Safe for use by several threads, as long as none of them closes it meanwhile. */
public final class Ed25519PrivateKey implements PrivateKey {

    /** Length of the seed in bytes. */
    public static final int SEED_LENGTH = Ed25519.SECRET_KEY_SIZE;

    private final byte[] seed;
    private final byte[] point;
    private final Ed25519PublicKey publicKey;
    private volatile boolean closed;

    private Ed25519PrivateKey(byte[] seed) {
        this.seed = seed;
        this.point = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, point, 0);
        this.publicKey = Ed25519PublicKey.ofComputedPoint(point);
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

    @Override
    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] exportDer() {
        ensureOpen();
        return PrivateKeyDer.ofEd25519(seed);
    }

    @Override
    public byte[] sign(byte[] message) {
        ensureOpen();
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, point, 0, message, 0, message.length, signature, 0);
        return signature;
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
        ensureOpen();
        var digest = new SHA512Digest();
        digest.update(seed, 0, seed.length);
        var expanded = new byte[digest.getDigestSize()];
        digest.doFinal(expanded, 0);
        var secret = new byte[X25519.POINT_SIZE];
        var agreed = X25519.calculateAgreement(expanded, 0, peer.montgomery(), 0, secret, 0);
        Arrays.fill(expanded, (byte) 0);
        if (!agreed) {
            throw new MalformedException("peer key yields no shared secret");
        }
        return secret;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(seed, (byte) 0);
    }

    private void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("private key is closed");
        }
    }

    @Override
    public String toString() {
        return "Ed25519PrivateKey[" + publicKey.id() + ", secret redacted]";
    }
}
