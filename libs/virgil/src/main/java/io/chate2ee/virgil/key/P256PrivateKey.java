package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** A P-256 private key: a number from 1 to the order of the curve - 1, in 32 bytes. */
public final class P256PrivateKey extends SinglePrivateKey<P256PublicKey> implements CurvePrivateKey, SigningKey {

    private static final BigInteger HALF_ORDER = P256.ORDER.shiftRight(1);

    private P256PrivateKey(byte[] scalar) {
        super(scalar, publicKeyOf(new BigInteger(1, scalar)));
    }

    /** A fresh key. */
    public static P256PrivateKey generate(SecureRandom random) {
        var scalar = BigIntegers.createRandomInRange(BigInteger.ONE, P256.ORDER.subtract(BigInteger.ONE), random);
        return new P256PrivateKey(BigIntegers.asUnsignedByteArray(P256.SCALAR_LENGTH, scalar));
    }

    /**
     * The key with this scalar, which is copied.
     *
     * @param scalar 32 bytes, big-endian
     * @throws MalformedException if it is not 32 bytes long, zero, or not less than the order of the curve
     */
    public static P256PrivateKey ofScalar(byte[] scalar) {
        if (scalar.length != P256.SCALAR_LENGTH) {
            throw new MalformedException("P-256 private key is not 32 bytes long");
        }
        if (!P256.isScalar(new BigInteger(1, scalar))) {
            throw new MalformedException("P-256 private key is out of range");
        }
        return new P256PrivateKey(scalar.clone());
    }

    /** SEC1 in DER, 121 bytes. */
    @Override
    public byte[] exportDer() {
        return use(scalar -> Sec1.write(scalar, publicKey().shared()));
    }

    @Override
    public byte[] signDigest(byte[] sha512) {
        Digests.require(sha512);
        return use(scalar -> {
            var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA512Digest()));
            signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, scalar), P256.DOMAIN));
            var numbers = signer.generateSignature(sha512);
            return P256.writeSignature(numbers[0], lower(numbers[1]));
        });
    }

    @Override
    public byte[] decapsulate(byte[] encapsulated) {
        return agree(P256PublicKey.ofPoint(encapsulated));
    }

    byte[] agree(P256PublicKey peer) {
        return use(scalar -> peer.agree(new BigInteger(1, scalar)));
    }

    /** Of the two values that verify, the one a verifier that insists on the lower half accepts too. */
    private static BigInteger lower(BigInteger s) {
        return s.compareTo(HALF_ORDER) > 0 ? P256.ORDER.subtract(s) : s;
    }

    private static P256PublicKey publicKeyOf(BigInteger scalar) {
        var point = new FixedPointCombMultiplier().multiply(P256.DOMAIN.getG(), scalar);
        return P256PublicKey.ofComputedPoint(point.normalize());
    }
}
