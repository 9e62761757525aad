package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/** {@code a + b u} with {@code u^2 = -1}. */
record Fp2(BigInteger a, BigInteger b) {

    static final Fp2 ZERO = new Fp2(BigInteger.ZERO, BigInteger.ZERO);
    static final Fp2 ONE = new Fp2(BigInteger.ONE, BigInteger.ZERO);

    static Fp2 of(BigInteger a) {
        return new Fp2(a, BigInteger.ZERO);
    }

    static Fp2 ofHex(String a, String b) {
        return new Fp2(new BigInteger(a, 16), new BigInteger(b, 16));
    }

    Fp2 plus(Fp2 other) {
        return new Fp2(Fp.add(a, other.a), Fp.add(b, other.b));
    }

    Fp2 minus(Fp2 other) {
        return new Fp2(Fp.sub(a, other.a), Fp.sub(b, other.b));
    }

    Fp2 times(Fp2 other) {
        var real = a.multiply(other.a).subtract(b.multiply(other.b));
        var imaginary = a.multiply(other.b).add(b.multiply(other.a));
        return new Fp2(real.mod(Fp.P), imaginary.mod(Fp.P));
    }

    Fp2 times(BigInteger scalar) {
        return new Fp2(Fp.mul(a, scalar), Fp.mul(b, scalar));
    }

    Fp2 square() {
        return times(this);
    }

    /** Times {@code 1 + u}, from which the next field up is made. */
    Fp2 timesXi() {
        return new Fp2(Fp.sub(a, b), Fp.add(a, b));
    }

    Fp2 negated() {
        return new Fp2(Fp.neg(a), Fp.neg(b));
    }

    /** The p-th power. */
    Fp2 conjugate() {
        return new Fp2(a, Fp.neg(b));
    }

    Fp2 power(BigInteger exponent) {
        var result = ONE;
        for (var bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            result = result.square();
            if (exponent.testBit(bit)) {
                result = result.times(this);
            }
        }
        return result;
    }

    Fp2 inverse() {
        var norm = a.multiply(a).add(b.multiply(b)).modInverse(Fp.P);
        return new Fp2(Fp.mul(a, norm), Fp.mul(Fp.neg(b), norm));
    }
}
