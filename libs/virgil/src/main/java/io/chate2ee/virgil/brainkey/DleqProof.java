package io.chate2ee.virgil.brainkey;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * Proves that two points were multiplied by the same secret: the base point, giving the server's public key X, and the
 * blinded password A, giving the hardened point Y. With a random k, {@code V1 = k*G}, {@code V2 = k*A},
 * {@code c = SHA-256(X || A || Y || V1 || V2) mod n}, {@code s = k - c*x mod n} (read in client source and checked against
 * vectors of our own making only: no library that was at hand makes or checks it).
 *
 * @param c the challenge, from 0 to the order less one
 * @param s the response, from 0 to the order less one
 */
public record DleqProof(BigInteger c, BigInteger s) {

    /** Length of either number in bytes. */
    public static final int VALUE_LENGTH = 32;

    /**
     * Checks the range.
     *
     * @throws MalformedException if a number is not below the order of the curve
     */
    public DleqProof {
        if (outOfRange(c) || outOfRange(s)) {
            throw new MalformedException("a number of the proof is not below the order of P-256");
        }
    }

    /**
     * Reads both numbers, 32 big-endian bytes each.
     *
     * @throws MalformedException if one has another length, or is not below the order of the curve
     */
    public static DleqProof fromBytes(byte[] c, byte[] s) {
        if (c.length != VALUE_LENGTH || s.length != VALUE_LENGTH) {
            throw new MalformedException("a number of the proof is not 32 bytes long");
        }
        return new DleqProof(new BigInteger(1, c), new BigInteger(1, s));
    }

    /** Proves that {@code hardened} is {@code blinded} times the secret, and {@code publicKey} the base point times it. */
    static DleqProof prove(
            SecretScalar secret, CurvePoint publicKey, CurvePoint blinded, CurvePoint hardened, SecureRandom random) {
        // Fresh for every proof: two proofs with one nonce would reveal the secret.
        try (var nonce = SecretScalar.generate(random)) {
            var v1 = CurvePoint.ofBase(nonce);
            var c = challenge(publicKey, blinded, hardened, v1, blinded.times(nonce));
            var s = nonce.value().subtract(c.multiply(secret.value())).mod(Curve.N);
            return new DleqProof(c, s);
        }
    }

    /**
     * Checks that {@code hardened} is {@code blinded} times what {@code publicKey} is the base point times.
     *
     * @throws BadSignatureException if that is not so
     */
    public void verify(CurvePoint publicKey, CurvePoint blinded, CurvePoint hardened) {
        var v1 = Curve.publicSum(Curve.G, s, publicKey.point(), c);
        var v2 = Curve.publicSum(blinded.point(), s, hardened.point(), c);
        if (!holds(publicKey, blinded, hardened, v1, v2)) {
            throw new BadSignatureException("the proof of the hardened point does not hold");
        }
    }

    private boolean holds(CurvePoint publicKey, CurvePoint blinded, CurvePoint hardened, ECPoint v1, ECPoint v2) {
        return !v1.isInfinity()
                && !v2.isInfinity()
                && c.equals(challenge(publicKey, blinded, hardened, CurvePoint.of(v1), CurvePoint.of(v2)));
    }

    /** The challenge in 32 big-endian bytes. */
    public byte[] cBytes() {
        return BigIntegers.asUnsignedByteArray(VALUE_LENGTH, c);
    }

    /** The response in 32 big-endian bytes. */
    public byte[] sBytes() {
        return BigIntegers.asUnsignedByteArray(VALUE_LENGTH, s);
    }

    private static BigInteger challenge(CurvePoint... points) {
        var digest = new SHA256Digest();
        for (var point : points) {
            digest.update(point.toBytes(), 0, CurvePoint.LENGTH);
        }
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return new BigInteger(1, hash).mod(Curve.N);
    }

    private static boolean outOfRange(BigInteger value) {
        return value.signum() < 0 || value.compareTo(Curve.N) >= 0;
    }
}
