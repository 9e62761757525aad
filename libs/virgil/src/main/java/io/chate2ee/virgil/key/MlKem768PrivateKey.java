package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;

/** An ML-KEM-768 private key (FIPS 203) in its expanded form: dk || ek || H(ek) || z (read in client source). */
public final class MlKem768PrivateKey extends SinglePrivateKey<MlKem768PublicKey> implements KemPrivateKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = 2400;

    private static final int PUBLIC_FROM = 1152;

    private MlKem768PrivateKey(byte[] raw, MlKem768PublicKey publicKey) {
        super(raw, publicKey);
    }

    /** A fresh key. */
    public static MlKem768PrivateKey generate(SecureRandom random) {
        var generator = new MLKEMKeyPairGenerator();
        generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
        var key = (MLKEMPrivateKeyParameters) generator.generateKeyPair().getPrivate();
        return new MlKem768PrivateKey(key.getEncoded(), MlKem768PublicKey.ofRaw(key.getPublicKey()));
    }

    /**
     * The key with these bytes, which are copied.
     *
     * @throws MalformedException if they are not 2400, hold a coefficient that is not reduced, or their parts do not belong
     *     together
     */
    public static MlKem768PrivateKey ofRaw(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new MalformedException("ML-KEM-768 private key is not 2400 bytes long");
        }
        if (!MlKemCoefficients.areReduced(raw, PUBLIC_FROM)) {
            throw new MalformedException("ML-KEM-768 private key is not reduced");
        }
        var publicKey =
                MlKem768PublicKey.ofRaw(Arrays.copyOfRange(raw, PUBLIC_FROM, PUBLIC_FROM + MlKem768PublicKey.LENGTH));
        parameters(raw).destroy();
        return new MlKem768PrivateKey(raw.clone(), publicKey);
    }

    @Override
    public byte[] decapsulate(byte[] encapsulated) {
        if (encapsulated.length != MlKem768PublicKey.ENCAPSULATED_LENGTH) {
            throw new MalformedException("ML-KEM-768 encapsulation is not 1088 bytes long");
        }
        return use(raw -> {
            var parameters = parameters(raw);
            try {
                return new MLKEMExtractor(parameters).extractSecret(encapsulated);
            } finally {
                parameters.destroy();
            }
        });
    }

    private static MLKEMPrivateKeyParameters parameters(byte[] raw) {
        try {
            return new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, raw);
        } catch (IllegalArgumentException hashDiffers) {
            // The cause would say no more than this.
            throw new MalformedException("parts of an ML-KEM-768 private key do not belong together");
        }
    }
}
