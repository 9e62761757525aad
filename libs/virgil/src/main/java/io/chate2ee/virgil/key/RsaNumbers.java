package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/**
 * The numbers of an RSA private key in the order of PKCS#1, behind a version 0. Java cannot overwrite them: they live as
 * short as one operation.
 */
record RsaNumbers(
        BigInteger modulus,
        BigInteger publicExponent,
        BigInteger exponent,
        BigInteger p,
        BigInteger q,
        BigInteger dp,
        BigInteger dq,
        BigInteger coefficient) {

    static RsaNumbers of(RSAPrivateCrtKeyParameters key) {
        return new RsaNumbers(
                key.getModulus(),
                key.getPublicExponent(),
                key.getExponent(),
                key.getP(),
                key.getQ(),
                key.getDP(),
                key.getDQ(),
                key.getQInv());
    }

    static RsaNumbers read(byte[] pkcs1) {
        var outer = DerReader.of(pkcs1);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        reader.expectInteger(0);
        var numbers = new RsaNumbers(
                reader.natural(),
                reader.natural(),
                reader.natural(),
                reader.natural(),
                reader.natural(),
                reader.natural(),
                reader.natural(),
                reader.natural());
        reader.end();
        return numbers;
    }

    byte[] write() {
        return Der.sequence(
                Der.integer(0),
                Der.natural(modulus),
                Der.natural(publicExponent),
                Der.natural(exponent),
                Der.natural(p),
                Der.natural(q),
                Der.natural(dp),
                Der.natural(dq),
                Der.natural(coefficient));
    }

    RSAPrivateCrtKeyParameters parameters() {
        return new RSAPrivateCrtKeyParameters(modulus, publicExponent, exponent, p, q, dp, dq, coefficient, true);
    }

    /** Refuses numbers that are not those of one key. */
    void check() {
        int half = (modulus.bitLength() + 1) / 2;
        boolean factors =
                p.bitLength() == half && q.bitLength() == half && p.multiply(q).equals(modulus) && !p.equals(q);
        // Past here p and q are odd and larger than 1, because the modulus is.
        if (!factors
                || exponent.compareTo(modulus) >= 0
                || !isInverse(p, dp)
                || !isInverse(q, dq)
                || coefficient.compareTo(p) >= 0
                || !coefficient.multiply(q).mod(p).equals(BigInteger.ONE)) {
            throw new MalformedException("numbers of an RSA private key do not belong together");
        }
    }

    private boolean isInverse(BigInteger prime, BigInteger reduced) {
        var order = prime.subtract(BigInteger.ONE);
        return exponent.mod(order).equals(reduced)
                && reduced.multiply(publicExponent).mod(order).equals(BigInteger.ONE);
    }

    @Override
    public String toString() {
        return "RsaNumbers[redacted]";
    }
}
