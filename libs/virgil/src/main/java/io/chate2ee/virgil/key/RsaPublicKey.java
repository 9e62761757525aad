package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * An RSA public key of 2048 to 8192 bits with an odd exponent of at most 32 bits: bounds within which every check of a
 * signature takes a bounded time. Whether the modulus is a product of two primes cannot be told from outside.
 */
public final class RsaPublicKey extends EncodedPublicKey implements EncryptionKey, VerifyingKey {

    /** Fewest bits of a modulus. */
    public static final int FEWEST_BITS = 2048;

    /** Most bits of a modulus. */
    public static final int MOST_BITS = 8192;

    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

    private final RSAKeyParameters parameters;

    private RsaPublicKey(byte[] raw, BigInteger modulus, BigInteger exponent) {
        super(KeyType.Single.RSA, raw);
        // The last argument leaves out a primality test that takes seconds for a hostile modulus and proves nothing.
        this.parameters = new RSAKeyParameters(false, modulus, exponent, true);
    }

    /**
     * The key in PKCS#1: SEQ { INT modulus, INT exponent }.
     *
     * @throws MalformedException if it is not strict DER, or modulus or exponent cannot be those of a key
     * @throws UnsupportedKeyTypeException if the key is shorter or longer than supported, or its exponent larger
     */
    public static RsaPublicKey ofRaw(byte[] pkcs1) {
        var outer = DerReader.of(pkcs1);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var modulus = reader.natural();
        var exponent = reader.natural();
        reader.end();
        return of(modulus, exponent);
    }

    static RsaPublicKey of(BigInteger modulus, BigInteger exponent) {
        if (modulus.bitLength() < FEWEST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new UnsupportedKeyTypeException(
                    "RSA key does not have " + FEWEST_BITS + " to " + MOST_BITS + " bits");
        }
        if (exponent.bitLength() > Integer.SIZE) {
            throw new UnsupportedKeyTypeException("RSA key with an exponent of more than 32 bits");
        }
        if (!modulus.testBit(0) || !exponent.testBit(0) || exponent.compareTo(SMALLEST_EXPONENT) < 0) {
            throw new MalformedException("RSA modulus or exponent is even, or the exponent 1");
        }
        return new RsaPublicKey(Der.sequence(Der.natural(modulus), Der.natural(exponent)), modulus, exponent);
    }

    /** Bits of the modulus. */
    public int bits() {
        return parameters.getModulus().bitLength();
    }

    /** Length of everything that is signed by or encrypted to this key, in bytes. */
    public int length() {
        return (bits() + Byte.SIZE - 1) / Byte.SIZE;
    }

    @Override
    public boolean verifiesDigest(byte[] sha512, byte[] signature) {
        Digests.require(sha512);
        return holds(signature) && RsaSchemes.verify(parameters, sha512, signature);
    }

    @Override
    public int longestSignature() {
        return length();
    }

    /**
     * RSA-OAEP with SHA-512, MGF1 with SHA-512 and no label (checked against vectors).
     *
     * @param plaintext at most {@link #length()} - 130 bytes
     */
    public byte[] encrypt(byte[] plaintext, SecureRandom random) {
        return RsaSchemes.encrypt(parameters, plaintext, random);
    }

    /** Whether these bytes are as long as the modulus, and a number below it. */
    boolean holds(byte[] block) {
        return block.length == length() && new BigInteger(1, block).compareTo(parameters.getModulus()) < 0;
    }

    BigInteger modulus() {
        return parameters.getModulus();
    }

    BigInteger exponent() {
        return parameters.getExponent();
    }
}
