package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secrets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyPairGenerator;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;

/** A Falcon-512 private key: a byte 59, then f, g and F (checked against vectors). */
public final class Falcon512PrivateKey extends SinglePrivateKey<Falcon512PublicKey> implements SigningKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = FalconSecrets.LENGTH;

    /** Nonces of signatures, and the noise in them. */
    private final SecureRandom random = new SecureRandom();

    private Falcon512PrivateKey(byte[] raw, Falcon512PublicKey publicKey) {
        super(raw, publicKey);
    }

    /** A fresh key. */
    public static Falcon512PrivateKey generate(SecureRandom random) {
        var generator = new FalconKeyPairGenerator();
        generator.init(new FalconKeyGenerationParameters(random, FalconParameters.falcon_512));
        var secrets = ((FalconPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getEncoded();
        var raw = new byte[LENGTH];
        raw[0] = FalconFormat.PRIVATE_HEADER;
        System.arraycopy(secrets, 0, raw, 1, secrets.length);
        Secrets.wipe(secrets);
        return new Falcon512PrivateKey(raw, FalconSecrets.publicKeyOf(raw));
    }

    /**
     * The key with these bytes, which are copied.
     *
     * @throws MalformedException if they are not 1281, do not start with 59, or do not belong together
     */
    public static Falcon512PrivateKey ofRaw(byte[] raw) {
        return new Falcon512PrivateKey(raw.clone(), FalconSecrets.publicKeyOf(raw));
    }

    @Override
    public byte[] signDigest(byte[] sha512) {
        Digests.require(sha512);
        return use(raw -> {
            var signer = new FalconSigner();
            signer.init(true, new ParametersWithRandom(parameters(raw), random));
            return FalconSignatures.fixed(signer.generateSignature(sha512));
        });
    }

    private FalconPrivateKeyParameters parameters(byte[] raw) {
        var point = publicKey().shared();
        return new FalconPrivateKeyParameters(
                FalconParameters.falcon_512,
                Arrays.copyOfRange(raw, FalconSecrets.SMALL_F, FalconSecrets.SMALL_G),
                Arrays.copyOfRange(raw, FalconSecrets.SMALL_G, FalconSecrets.LARGE_F),
                Arrays.copyOfRange(raw, FalconSecrets.LARGE_F, LENGTH),
                Arrays.copyOfRange(point, 1, point.length));
    }
}
