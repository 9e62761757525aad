package io.chate2ee.virgil.brainkey;

import io.chate2ee.virgil.bytes.Secrets;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.math.ec.ECFieldElement;

/**
 * From a password to a point of P-256, by the simplified method of Shallue, van de Woestijne and Ulas (checked against
 * vectors). Both candidates are always computed, and all powers have public exponents, so that the time tells nothing of the
 * password.
 */
final class HashToCurve {

    private static final int T_LENGTH = 32;
    private static final BigInteger P = Curve.P256.getField().getCharacteristic();
    private static final BigInteger INVERSION = P.subtract(BigInteger.TWO);
    private static final BigInteger ROOT = P.add(BigInteger.ONE).shiftRight(2);
    private static final BigInteger INVERSE_ROOT =
            P.subtract(BigInteger.valueOf(3)).shiftRight(2);
    private static final ECFieldElement ONE = Curve.P256.fromBigInteger(BigInteger.ONE);
    private static final ECFieldElement MINUS_B_BY_A =
            Curve.P256.getB().negate().divide(Curve.P256.getA());

    private HashToCurve() {}

    /** The point of a password; the sign of y is what comes out, not adjusted. */
    static CurvePoint of(byte[] password) {
        var alpha = t(password).square().negate();
        var x2 = MINUS_B_BY_A.multiply(ONE.add(power(alpha.square().add(alpha), INVERSION)));
        var x3 = alpha.multiply(x2);
        var h2 = rightSide(x2);
        var h3 = rightSide(x3);
        var inverseRoot = power(h2, INVERSE_ROOT);
        var y2 = inverseRoot.multiply(h2);
        var y3 = power(h3, ROOT);
        var square = inverseRoot.square().multiply(h2).equals(ONE);
        var bytes = select(square, encoded(x2, y2), encoded(x3, y3));
        try {
            return CurvePoint.fromBytes(bytes);
        } finally {
            Secrets.wipe(bytes);
        }
    }

    private static ECFieldElement t(byte[] password) {
        var digest = new SHA512Digest();
        digest.update(password, 0, password.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        var number = new BigInteger(1, Arrays.copyOf(hash, T_LENGTH));
        Secrets.wipe(hash);
        return Curve.P256.fromBigInteger(number.mod(P));
    }

    /** {@code x^3 + ax + b}. */
    private static ECFieldElement rightSide(ECFieldElement x) {
        return x.square().add(Curve.P256.getA()).multiply(x).add(Curve.P256.getB());
    }

    /** Square and multiply; the exponents are constants of the curve. The inverse of zero comes out as zero. */
    private static ECFieldElement power(ECFieldElement base, BigInteger exponent) {
        var result = base;
        for (var bit = exponent.bitLength() - 2; bit >= 0; bit--) {
            result = result.square();
            result = exponent.testBit(bit) ? result.multiply(base) : result;
        }
        return result;
    }

    private static byte[] encoded(ECFieldElement x, ECFieldElement y) {
        return Curve.P256.createPoint(x.toBigInteger(), y.toBigInteger()).getEncoded(false);
    }

    /** One of two arrays of the same length, without a branch that depends on the choice. */
    private static byte[] select(boolean first, byte[] one, byte[] other) {
        var mask = first ? -1 : 0;
        var chosen = new byte[one.length];
        for (var i = 0; i < chosen.length; i++) {
            chosen[i] = (byte) ((one[i] & mask) | (other[i] & ~mask));
        }
        Secrets.wipe(one, other);
        return chosen;
    }
}
