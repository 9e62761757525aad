package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;

/** The curve NIST P-256, its points and its signatures. */
final class P256 {

    static final int SCALAR_LENGTH = 32;
    static final int POINT_LENGTH = 65;
    /** Two numbers of 32 bytes with a zero before each. */
    static final int LONGEST_SIGNATURE = 72;

    static final ECDomainParameters DOMAIN = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));
    static final BigInteger ORDER = DOMAIN.getN();

    private static final int UNCOMPRESSED = 4;

    private P256() {}

    /** Reads 04 || x || y: coordinates reduced, on the curve. Every point of this curve is of prime order. */
    static ECPoint point(byte[] encoded) {
        if (encoded.length != POINT_LENGTH || encoded[0] != UNCOMPRESSED) {
            throw new MalformedException("P-256 public key is not an uncompressed point");
        }
        try {
            return DOMAIN.getCurve().decodePoint(encoded);
        } catch (IllegalArgumentException notOnTheCurve) {
            // The cause would say no more than this.
            throw new MalformedException("P-256 public key is not a point of the curve");
        }
    }

    /** Whether this can be a private key, or half of a signature: 1 to order - 1. */
    static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    /** DER of a signature: SEQ { INT r, INT s }. */
    static byte[] writeSignature(BigInteger r, BigInteger s) {
        return Der.sequence(Der.natural(r), Der.natural(s));
    }

    /** r and s; whether they are scalars is for the caller to see. */
    static BigInteger[] readSignature(byte[] der) {
        var outer = DerReader.of(der);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var numbers = new BigInteger[] {reader.natural(), reader.natural()};
        reader.end();
        return numbers;
    }
}
