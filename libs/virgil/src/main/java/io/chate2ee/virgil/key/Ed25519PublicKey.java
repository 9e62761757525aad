package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519Field;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key, the default key type of every Virgil client. Only canonical encodings of points in the
 * prime-order group are accepted, so that no second encoding or small-order point can stand in for a key.
 */
public final class Ed25519PublicKey extends EncodedPublicKey implements CurvePublicKey, VerifyingKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    /** Decoded once, which saves every verification a square root. */
    private final PublicPoint point;

    /** Computed when first asked for: keys that only verify, and ephemeral ones, never are. Two threads may both compute it. */
    private volatile byte @Nullable [] montgomery;

    private Ed25519PublicKey(byte[] encoded, PublicPoint point) {
        super(KeyType.Single.ED25519, encoded);
        this.point = point;
    }

    /**
     * The key with these 32 bytes.
     *
     * @throws MalformedException if they are not the canonical encoding of a point of the prime-order group
     */
    public static Ed25519PublicKey ofPoint(byte[] point) {
        if (point.length != LENGTH) {
            throw new MalformedException("Ed25519 public key is not 32 bytes long");
        }
        var decoded = Ed25519.validatePublicKeyFullExport(point, 0);
        if (decoded == null) {
            throw new MalformedException("Ed25519 public key is not a valid point");
        }
        return new Ed25519PublicKey(point.clone(), decoded);
    }

    /** The public half of the private key with this seed. */
    static Ed25519PublicKey ofSeed(byte[] seed) {
        var point = Ed25519.generatePublicKey(seed, 0);
        var encoded = new byte[LENGTH];
        Ed25519.encodePublicPoint(point, encoded, 0);
        return new Ed25519PublicKey(encoded, point);
    }

    /**
     * Whether {@code signature} is pure Ed25519's signature of {@code message}, which need not be a digest.
     *
     * @param signature 64 bytes; any other length is no signature
     */
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    @Override
    public boolean verifiesDigest(byte[] sha512, byte[] signature) {
        return verifies(Digests.require(sha512), signature);
    }

    @Override
    public int longestSignature() {
        return Ed25519.SIGNATURE_SIZE;
    }

    @Override
    public Encapsulation encapsulate(SecureRandom random) {
        try (var ephemeral = Ed25519PrivateKey.generate(random)) {
            return new Encapsulation(ephemeral.publicKey().raw(), ephemeral.agree(this));
        }
    }

    /** The same key for X25519: u = (1 + y) / (1 - y) mod 2^255 - 19 (checked against vectors). Not a copy. */
    byte[] montgomery() {
        var known = montgomery;
        if (known == null) {
            known = toMontgomery(shared());
            montgomery = known;
        }
        return known;
    }

    private static byte[] toMontgomery(byte[] point) {
        var y = X25519Field.create();
        var one = X25519Field.create();
        var above = X25519Field.create();
        var below = X25519Field.create();
        X25519Field.decode255(point, y);
        X25519Field.one(one);
        X25519Field.add(one, y, above);
        X25519Field.sub(one, y, below);
        X25519Field.inv(below, below);
        X25519Field.mul(above, below, above);
        X25519Field.normalize(above);
        var u = new byte[LENGTH];
        X25519Field.encode(above, u, 0);
        return u;
    }
}
