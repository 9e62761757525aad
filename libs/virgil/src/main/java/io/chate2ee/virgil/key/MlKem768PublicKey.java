package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/** An ML-KEM-768 public key (FIPS 203), the second half of a hybrid key (layout read in client source). */
public final class MlKem768PublicKey extends EncodedPublicKey implements KemPublicKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = 1184;

    static final int ENCAPSULATED_LENGTH = 1088;

    private final MLKEMPublicKeyParameters parameters;

    private MlKem768PublicKey(byte[] raw, MLKEMPublicKeyParameters parameters) {
        super(KeyType.Single.ML_KEM_768, raw);
        this.parameters = parameters;
    }

    /**
     * The key with these bytes.
     *
     * @throws MalformedException if they are not 1184, or hold a coefficient that is not reduced
     */
    public static MlKem768PublicKey ofRaw(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new MalformedException("ML-KEM-768 public key is not 1184 bytes long");
        }
        try {
            return new MlKem768PublicKey(raw.clone(), new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, raw));
        } catch (IllegalArgumentException notReduced) {
            // The cause would say no more than this.
            throw new MalformedException("ML-KEM-768 public key is not reduced");
        }
    }

    @Override
    public Encapsulation encapsulate(SecureRandom random) {
        var made = new MLKEMGenerator(random).generateEncapsulated(parameters);
        return new Encapsulation(made.getEncapsulation(), made.getSecret());
    }

    @Override
    public int encapsulatedLength() {
        return ENCAPSULATED_LENGTH;
    }
}
