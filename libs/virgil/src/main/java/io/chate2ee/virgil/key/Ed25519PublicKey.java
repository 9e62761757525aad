package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519Field;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 public key, the default key type of every Virgil client. Only canonical encodings of points in the
 * prime-order group are accepted, so that no second encoding or small-order point can stand in for a key.
 */
public final class Ed25519PublicKey implements PublicKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    private final byte[] point;
    private final byte[] der;
    private final KeyId id;
    private final byte[] montgomery;

    private Ed25519PublicKey(byte[] point) {
        this.point = point;
        this.der = PublicKeyDer.ofEd25519(point);
        this.id = KeyId.ofDer(der);
        this.montgomery = toMontgomery(point);
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
        if (!Ed25519.validatePublicKeyFull(point, 0)) {
            throw new MalformedException("Ed25519 public key is not a valid point");
        }
        return new Ed25519PublicKey(point.clone());
    }

    /** The key of a point this library has computed itself. */
    static Ed25519PublicKey ofComputedPoint(byte[] point) {
        return new Ed25519PublicKey(point);
    }

    @Override
    public byte[] toDer() {
        return der.clone();
    }

    @Override
    public byte[] algorithm() {
        return PublicKeyDer.ed25519Algorithm();
    }

    @Override
    public KeyId id() {
        return id;
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, point, 0, message, 0, message.length);
    }

    /** The same key for X25519: u = (1 + y) / (1 - y) mod 2^255 - 19 (checked against vectors). */
    byte[] montgomery() {
        return montgomery;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey that && Arrays.equals(point, that.point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    @Override
    public String toString() {
        return "Ed25519PublicKey[" + id + "]";
    }
}
