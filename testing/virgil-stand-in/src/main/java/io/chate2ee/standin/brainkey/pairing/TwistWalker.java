package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/**
 * Goes from multiple to multiple of a point of the second group, on the twisted curve {@code y^2 = x^3 + 4(1+u)}, and gives
 * for each step the line through the points involved, evaluated at a point of the first group.
 */
final class TwistWalker {

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final G1Point at;
    private final Fp2 startX;
    private final Fp2 startY;
    private Fp2 x;
    private Fp2 y;

    TwistWalker(G1Point at, Fp2 startX, Fp2 startY) {
        this.at = at;
        this.startX = startX;
        this.startY = startY;
        this.x = startX;
        this.y = startY;
    }

    /** Doubles the point; the line is the tangent. */
    Fp12 doubled() {
        var slope = x.square().times(THREE).times(y.plus(y).inverse());
        return step(slope, x);
    }

    /** Adds the starting point; the line is the chord. */
    Fp12 added() {
        var slope = startY.minus(y).times(startX.minus(x).inverse());
        return step(slope, startX);
    }

    /**
     * With (x,y) of the twist standing for (x/w^2, y/w^3), the line at P, times w^3, is
     * {@code (slope x - y) - slope xP w^2 + yP w^3}. The factor w^3 vanishes in the final exponentiation.
     */
    private Fp12 step(Fp2 slope, Fp2 otherX) {
        var line = new Fp12(
                new Fp6(slope.times(x).minus(y), slope.times(at.x()).negated(), Fp2.ZERO),
                new Fp6(Fp2.ZERO, Fp2.of(at.y()), Fp2.ZERO));
        var nextX = slope.square().minus(x).minus(otherX);
        y = slope.times(x.minus(nextX)).minus(y);
        x = nextX;
        return line;
    }
}
