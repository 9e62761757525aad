package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/**
 * A point of the curve {@code y^2 = x^3 + 4} of the prime order r, other than the neutral one. On the wire: 2 or 3 by the
 * parity of {@code y 2^384 mod p}, which is y as the clients' library holds it, then x in 48 bytes (checked against vectors).
 */
public record G1Point(BigInteger x, BigInteger y) {

    /** Length of a point on the wire. */
    public static final int BYTES = 1 + Fp.BYTES;

    private static final int EVEN = 2;
    private static final BigInteger FOUR = BigInteger.valueOf(4);
    private static final BigInteger MONTGOMERY = BigInteger.ONE.shiftLeft(8 * Fp.BYTES);
    private static final BigInteger SQUARE_ROOT = Fp.P.add(BigInteger.ONE).shiftRight(2);

    /**
     * Reads a point.
     *
     * @throws IllegalArgumentException if it is not a point of order r
     */
    public static G1Point fromBytes(byte[] bytes) {
        if (bytes.length != BYTES || (bytes[0] != EVEN && bytes[0] != EVEN + 1)) {
            throw new IllegalArgumentException("not a compressed point");
        }
        var x = Fp.read(bytes, 1);
        var square = x.modPow(BigInteger.valueOf(3), Fp.P).add(FOUR).mod(Fp.P);
        var root = square.modPow(SQUARE_ROOT, Fp.P);
        if (x.compareTo(Fp.P) >= 0 || !Fp.mul(root, root).equals(square)) {
            throw new IllegalArgumentException("not on the curve");
        }
        var point = new G1Point(x, Fp.mul(root, MONTGOMERY).testBit(0) == (bytes[0] != EVEN) ? root : Fp.neg(root));
        if (!point.hasOrderR()) {
            throw new IllegalArgumentException("not in the group");
        }
        return point;
    }

    /**
     * This point added to itself.
     *
     * @param factor from 1 to r-1
     */
    public G1Point times(BigInteger factor) {
        var result = this;
        for (var bit = factor.bitLength() - 2; bit >= 0; bit--) {
            result = result.plus(result);
            if (factor.testBit(bit)) {
                result = result.plus(this);
            }
        }
        return result;
    }

    /** Order r means that r-1 times the point is its opposite. */
    private boolean hasOrderR() {
        var last = Pairing.ORDER.subtract(BigInteger.ONE);
        try {
            return times(last).equals(new G1Point(x, Fp.neg(y)));
        } catch (ArithmeticException neutralOnTheWay) {
            // A point of small order meets the neutral point before r-1 steps are done.
            return false;
        }
    }

    /** Throws ArithmeticException if the sum is the neutral point, which has no coordinates. */
    private G1Point plus(G1Point other) {
        var slope = x.equals(other.x) && y.equals(other.y)
                ? Fp.mul(
                        Fp.mul(BigInteger.valueOf(3), Fp.mul(x, x)),
                        y.shiftLeft(1).modInverse(Fp.P))
                : Fp.mul(Fp.sub(other.y, y), Fp.sub(other.x, x).modInverse(Fp.P));
        var sumX = Fp.sub(Fp.sub(Fp.mul(slope, slope), x), other.x);
        return new G1Point(sumX, Fp.sub(Fp.mul(slope, Fp.sub(x, sumX)), y));
    }
}
