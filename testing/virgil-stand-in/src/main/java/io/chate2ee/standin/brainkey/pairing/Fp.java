package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;
import java.util.Arrays;

/** The field of integers modulo the prime of BLS12-381; elements are plain integers from 0 to p-1. */
final class Fp {

    static final int BYTES = 48;

    static final BigInteger P = new BigInteger(
            "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab", 16);

    private Fp() {}

    static BigInteger add(BigInteger a, BigInteger b) {
        var sum = a.add(b);
        return sum.compareTo(P) < 0 ? sum : sum.subtract(P);
    }

    static BigInteger sub(BigInteger a, BigInteger b) {
        var difference = a.subtract(b);
        return difference.signum() < 0 ? difference.add(P) : difference;
    }

    static BigInteger mul(BigInteger a, BigInteger b) {
        return a.multiply(b).mod(P);
    }

    static BigInteger neg(BigInteger a) {
        return a.signum() == 0 ? a : P.subtract(a);
    }

    /** 48 bytes, the most significant first. */
    static byte[] toBytes(BigInteger a) {
        var bytes = a.toByteArray();
        var fixed = new byte[BYTES];
        var length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
        return fixed;
    }

    /** Reads 48 bytes of an array; the answer may be p or more, which no element is. */
    static BigInteger read(byte[] bytes, int offset) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, offset, offset + BYTES));
    }
}
