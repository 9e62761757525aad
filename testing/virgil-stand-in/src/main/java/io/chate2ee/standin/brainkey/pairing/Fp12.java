package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/** {@code a + b w} with {@code w^2 = v}. */
record Fp12(Fp6 a, Fp6 b) {

    static final Fp12 ONE = new Fp12(Fp6.ONE, Fp6.ZERO);

    Fp12 times(Fp12 other) {
        var aa = a.times(other.a);
        var bb = b.times(other.b);
        var cross = a.plus(b).times(other.a.plus(other.b)).minus(aa).minus(bb);
        return new Fp12(aa.plus(bb.timesV()), cross);
    }

    /** The p^6-th power; of elements that the final exponentiation leaves, also the inverse. */
    Fp12 conjugate() {
        return new Fp12(a, b.negated());
    }

    Fp12 inverse() {
        var norm = a.times(a).minus(b.times(b).timesV()).inverse();
        return new Fp12(a.times(norm), b.times(norm).negated());
    }

    Fp12 power(BigInteger exponent) {
        var result = ONE;
        for (var bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            result = result.times(result);
            if (exponent.testBit(bit)) {
                result = result.times(this);
            }
        }
        return result;
    }
}
