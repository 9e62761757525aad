package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** A P-256 public key, Virgil's SECP256R1: an uncompressed point of the curve, 65 bytes. */
public final class P256PublicKey extends EncodedPublicKey implements CurvePublicKey, VerifyingKey {

    private final ECPublicKeyParameters parameters;

    private P256PublicKey(byte[] encoded, ECPoint point) {
        super(KeyType.Single.P256, encoded);
        this.parameters = new ECPublicKeyParameters(point, P256.DOMAIN);
    }

    /**
     * The key with this point, 04 || x || y.
     *
     * @throws MalformedException if it is encoded in another way, or not on the curve
     */
    public static P256PublicKey ofPoint(byte[] point) {
        return new P256PublicKey(point.clone(), P256.point(point));
    }

    /** The key of a point this library has computed itself. */
    static P256PublicKey ofComputedPoint(ECPoint point) {
        return new P256PublicKey(point.getEncoded(false), point);
    }

    /**
     * {@inheritDoc}
     *
     * <p>ECDSA has two signatures for each one, {@code s} and {@code order - s}. Virgil's libraries write either (seen in
     * vectors), so that both must be accepted here.
     */
    @Override
    public boolean verifiesDigest(byte[] sha512, byte[] signature) {
        Digests.require(sha512);
        var numbers = P256.readSignature(signature);
        var verifier = new ECDSASigner();
        verifier.init(false, parameters);
        return P256.isScalar(numbers[0])
                && P256.isScalar(numbers[1])
                && verifier.verifySignature(sha512, numbers[0], numbers[1]);
    }

    @Override
    public int longestSignature() {
        return P256.LONGEST_SIGNATURE;
    }

    @Override
    public Encapsulation encapsulate(SecureRandom random) {
        try (var ephemeral = P256PrivateKey.generate(random)) {
            return new Encapsulation(ephemeral.publicKey().raw(), ephemeral.agree(this));
        }
    }

    /** The x coordinate of scalar times this point, 32 bytes. */
    byte[] agree(BigInteger scalar) {
        var agreement = new ECDHBasicAgreement();
        agreement.init(new ECPrivateKeyParameters(scalar, P256.DOMAIN));
        return BigIntegers.asUnsignedByteArray(P256.SCALAR_LENGTH, agreement.calculateAgreement(parameters));
    }
}
