package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/**
 * The optimal ate pairing of a point with the generator of the second group: bilinear, so that a factor of the point comes
 * out as an exponent.
 */
public final class Pairing {

    /** The order r of both groups and of the result. */
    public static final BigInteger ORDER =
            new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

    /** The parameter the curve is made from is minus this. */
    static final BigInteger LOOP = new BigInteger("d201000000010000", 16);

    private static final Fp2 GENERATOR_X = Fp2.ofHex(
            "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8",
            "13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e");
    private static final Fp2 GENERATOR_Y = Fp2.ofHex(
            "0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801",
            "0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be");

    private Pairing() {}

    /** The pairing of a point with the generator. */
    public static GtElement of(G1Point point) {
        return new GtElement(FinalExponentiation.of(millerLoop(point)));
    }

    private static Fp12 millerLoop(G1Point point) {
        var walker = new TwistWalker(point, GENERATOR_X, GENERATOR_Y);
        var value = Fp12.ONE;
        for (var bit = LOOP.bitLength() - 2; bit >= 0; bit--) {
            value = value.times(value).times(walker.doubled());
            if (LOOP.testBit(bit)) {
                value = value.times(walker.added());
            }
        }
        // The parameter is negative.
        return value.conjugate();
    }
}
