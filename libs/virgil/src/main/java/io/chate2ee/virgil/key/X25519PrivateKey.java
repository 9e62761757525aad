package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** An X25519 private key: 32 bytes, kept as they came, and clamped whenever they are used. */
public final class X25519PrivateKey extends SinglePrivateKey<X25519PublicKey> implements CurvePrivateKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = X25519.SCALAR_SIZE;

    private X25519PrivateKey(byte[] scalar) {
        super(scalar, publicKeyOf(scalar));
    }

    /** A fresh key. */
    public static X25519PrivateKey generate(SecureRandom random) {
        var scalar = new byte[LENGTH];
        random.nextBytes(scalar);
        return new X25519PrivateKey(scalar);
    }

    /**
     * The key with these bytes, which are copied.
     *
     * @throws MalformedException if they are not 32
     */
    public static X25519PrivateKey ofRaw(byte[] scalar) {
        if (scalar.length != LENGTH) {
            throw new MalformedException("X25519 private key is not 32 bytes long");
        }
        return new X25519PrivateKey(scalar.clone());
    }

    @Override
    public byte[] decapsulate(byte[] encapsulated) {
        return agree(X25519PublicKey.ofRaw(encapsulated));
    }

    byte[] agree(X25519PublicKey peer) {
        return use(scalar -> X25519PublicKey.agree(scalar, peer.shared()));
    }

    private static X25519PublicKey publicKeyOf(byte[] scalar) {
        var u = new byte[X25519.POINT_SIZE];
        X25519.scalarMultBase(scalar, 0, u, 0);
        return X25519PublicKey.ofComputedPoint(u);
    }
}
