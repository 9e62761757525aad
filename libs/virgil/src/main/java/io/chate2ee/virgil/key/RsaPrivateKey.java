package io.chate2ee.virgil.key;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/** An RSA private key of 2048 to 8192 bits, in PKCS#1. */
public final class RsaPrivateKey extends SinglePrivateKey<RsaPublicKey> implements DecryptionKey, SigningKey {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final int CERTAINTY = 128;

    /** Salts of signatures and blinding of the private operation. */
    private final SecureRandom random = new SecureRandom();

    private RsaPrivateKey(byte[] pkcs1, RsaPublicKey publicKey) {
        super(pkcs1, publicKey);
    }

    /**
     * A fresh key with exponent 65537. Takes from a tenth of a second for 2048 bits to minutes for 8192.
     *
     * @param bits 2048 to 8192, even
     */
    public static RsaPrivateKey generate(int bits, SecureRandom random) {
        if (bits < RsaPublicKey.FEWEST_BITS || bits > RsaPublicKey.MOST_BITS || bits % 2 != 0) {
            throw new IllegalArgumentException("RSA key of " + bits + " bits");
        }
        var generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(EXPONENT, random, bits, CERTAINTY));
        var key = (RSAPrivateCrtKeyParameters) generator.generateKeyPair().getPrivate();
        return new RsaPrivateKey(
                RsaNumbers.of(key).write(), RsaPublicKey.of(key.getModulus(), key.getPublicExponent()));
    }

    /**
     * The key in PKCS#1, which is copied.
     *
     * @throws MalformedException if it is not strict DER, or its numbers do not belong together
     * @throws UnsupportedKeyTypeException if the key is shorter or longer than supported, or its exponent larger
     */
    public static RsaPrivateKey ofRaw(byte[] pkcs1) {
        var numbers = RsaNumbers.read(pkcs1);
        var publicKey = RsaPublicKey.of(numbers.modulus(), numbers.publicExponent());
        numbers.check();
        return new RsaPrivateKey(pkcs1.clone(), publicKey);
    }

    @Override
    public byte[] signDigest(byte[] sha512) {
        Digests.require(sha512);
        return use(pkcs1 -> RsaSchemes.sign(RsaNumbers.read(pkcs1).parameters(), sha512, random));
    }

    /**
     * Opens what {@link RsaPublicKey#encrypt} made; the caller overwrites it after use.
     *
     * @throws MalformedException if the ciphertext is not as long as the modulus
     * @throws BadSignatureException if it is not a ciphertext for this key
     */
    public byte[] decrypt(byte[] ciphertext) {
        if (ciphertext.length != publicKey().length()) {
            throw new MalformedException("RSA ciphertext is not as long as the key");
        }
        if (!publicKey().holds(ciphertext)) {
            throw new BadSignatureException("wrapped key is not authentic");
        }
        return use(pkcs1 -> RsaSchemes.decrypt(RsaNumbers.read(pkcs1).parameters(), ciphertext, random));
    }
}
