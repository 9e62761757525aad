package io.chate2ee.standin.brainkey.pairing;

import java.math.BigInteger;

/** The client's half of the wire format: finds the two parts that are not sent. */
public final class CompressedGt {

    private CompressedGt() {}

    /** The element of 384 bytes. */
    public static GtElement read(byte[] bytes) {
        var a01 = part(bytes, 0);
        var a02 = part(bytes, 1);
        var a10 = part(bytes, 2);
        var a12 = part(bytes, 3);
        var two = BigInteger.TWO;
        var three = BigInteger.valueOf(3);
        var a11 = a12.square()
                .timesXi()
                .plus(a01.square().times(three))
                .minus(a02.times(two))
                .times(a10.times(BigInteger.valueOf(4)).inverse());
        var a00 = a11.square()
                .times(two)
                .plus(a10.times(a12))
                .minus(a02.times(a01).times(three))
                .timesXi()
                .plus(Fp2.ONE);
        return new GtElement(new Fp12(new Fp6(a00, a01, a02), new Fp6(a10, a11, a12)));
    }

    /** What a client does with the server's answer: takes its own blinding out again. */
    public static byte[] deblind(byte[] seed, BigInteger unblinding) {
        return new GtElement(read(seed).value().power(unblinding)).toBytes();
    }

    private static Fp2 part(byte[] bytes, int index) {
        var offset = index * 2 * Fp.BYTES;
        return new Fp2(Fp.read(bytes, offset), Fp.read(bytes, offset + Fp.BYTES));
    }
}
