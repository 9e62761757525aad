package io.chate2ee.virgil.brainkey;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/** The curve P-256, with one way to multiply by secrets and another, faster one for what everybody may see. */
final class Curve {

    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256r1");

    /** The curve itself. */
    static final ECCurve P256 = PARAMETERS.getCurve();

    /** The base point. */
    static final ECPoint G = PARAMETERS.getG();

    /** The order of the base point, and of every other point: the cofactor is 1. */
    static final BigInteger N = PARAMETERS.getN();

    /** Longer by one bit than the order, so that the length of a multiplier tells nothing. */
    private static final int LADDER_BITS = N.bitLength() + 1;

    private Curve() {}

    /**
     * A point times a secret number from 1 to the order less one. A Montgomery ladder of always the same length: which
     * operations are done does not depend on the number.
     */
    static ECPoint timesSecret(ECPoint point, BigInteger secret) {
        var once = secret.add(N);
        var twice = once.add(N);
        // Both lead to the same point; of one of them the length is known.
        var ladder = once.bitLength() == LADDER_BITS ? once : twice;
        var rungs = new ECPoint[] {point, point.twice()};
        for (var i = LADDER_BITS - 2; i >= 0; i--) {
            var bit = ladder.testBit(i) ? 1 : 0;
            rungs[1 - bit] = rungs[0].add(rungs[1]);
            rungs[bit] = rungs[bit].twice();
        }
        return rungs[0];
    }

    /** {@code a * P + b * Q} of numbers that are no secrets. */
    static ECPoint publicSum(ECPoint p, BigInteger a, ECPoint q, BigInteger b) {
        return ECAlgorithms.sumOfTwoMultiplies(p, a, q, b);
    }
}
