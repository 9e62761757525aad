package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/** {@code a + b w} with {@code w^2 = v}. */
record Fp12(Fp6 a, Fp6 b) {

    static final Fp12 ONE = new Fp12(Fp6.ONE, Fp6.ZERO);

    private static final Fp2[] TURNS = turns();

    Fp12 times(Fp12 other) {
        var aa = a.times(other.a);
        var bb = b.times(other.b);
        var cross = a.plus(b).times(other.a.plus(other.b)).minus(aa).minus(bb);
        return new Fp12(aa.plus(bb.timesV()), cross);
    }

    private Fp12 square() {
        var product = a.times(b);
        var sum = a.plus(b).times(a.plus(b.timesV()));
        return new Fp12(sum.minus(product).minus(product.timesV()), product.plus(product));
    }

    /** The p-th power: conjugates the parts and turns the powers of w by constants. */
    Fp12 frobenius() {
        return new Fp12(
                new Fp6(
                        a.a().conjugate(),
                        a.b().conjugate().times(TURNS[2]),
                        a.c().conjugate().times(TURNS[4])),
                new Fp6(
                        b.a().conjugate().times(TURNS[1]),
                        b.b().conjugate().times(TURNS[3]),
                        b.c().conjugate().times(TURNS[5])));
    }

    private static Fp2[] turns() {
        var turns = new Fp2[6];
        turns[0] = Fp2.ONE;
        // The p-th power of w is w times this, because w^6 = 1 + u.
        var turn = Fp2.ONE.timesXi().power(Fp.P.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6)));
        for (var i = 1; i < turns.length; i++) {
            turns[i] = turns[i - 1].times(turn);
        }
        return turns;
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
            result = result.square();
            if (exponent.testBit(bit)) {
                result = result.times(this);
            }
        }
        return result;
    }
}
