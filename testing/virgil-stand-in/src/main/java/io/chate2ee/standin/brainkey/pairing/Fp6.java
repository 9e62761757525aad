package io.chate2ee.standin.brainkey.pairing;

/** {@code a + b v + c v^2} with {@code v^3 = 1 + u}. */
record Fp6(Fp2 a, Fp2 b, Fp2 c) {

    static final Fp6 ZERO = new Fp6(Fp2.ZERO, Fp2.ZERO, Fp2.ZERO);
    static final Fp6 ONE = new Fp6(Fp2.ONE, Fp2.ZERO, Fp2.ZERO);

    Fp6 plus(Fp6 other) {
        return new Fp6(a.plus(other.a), b.plus(other.b), c.plus(other.c));
    }

    Fp6 minus(Fp6 other) {
        return new Fp6(a.minus(other.a), b.minus(other.b), c.minus(other.c));
    }

    Fp6 times(Fp6 other) {
        var aa = a.times(other.a);
        var bb = b.times(other.b);
        var cc = c.times(other.c);
        var low = b.plus(c).times(other.b.plus(other.c)).minus(bb).minus(cc);
        var middle = a.plus(b).times(other.a.plus(other.b)).minus(aa).minus(bb);
        var high = a.plus(c).times(other.a.plus(other.c)).minus(aa).minus(cc);
        return new Fp6(aa.plus(low.timesXi()), middle.plus(cc.timesXi()), high.plus(bb));
    }

    Fp6 timesV() {
        return new Fp6(c.timesXi(), a, b);
    }

    Fp6 negated() {
        return new Fp6(a.negated(), b.negated(), c.negated());
    }

    Fp6 inverse() {
        var t0 = a.square().minus(b.times(c).timesXi());
        var t1 = c.square().timesXi().minus(a.times(b));
        var t2 = b.square().minus(a.times(c));
        var norm = a.times(t0).plus(c.times(t1).plus(b.times(t2)).timesXi()).inverse();
        return new Fp6(t0.times(norm), t1.times(norm), t2.times(norm));
    }
}
