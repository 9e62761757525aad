package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconPublicKeyParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;

/**
 * A Falcon-512 public key, the second half of the signer of a post-quantum key (checked against vectors): a byte 09 and 512
 * coefficients of 14 bits.
 */
public final class Falcon512PublicKey extends EncodedPublicKey implements VerifyingKey {

    /** Length of the bare key in bytes. */
    public static final int LENGTH = 897;

    private final FalconPublicKeyParameters parameters;

    private Falcon512PublicKey(byte[] raw) {
        super(KeyType.Single.FALCON_512, raw);
        this.parameters =
                new FalconPublicKeyParameters(FalconParameters.falcon_512, Arrays.copyOfRange(raw, 1, raw.length));
    }

    /**
     * The key with these bytes.
     *
     * @throws MalformedException if they are not 897, do not start with 09, or hold a coefficient that is not reduced
     */
    public static Falcon512PublicKey ofRaw(byte[] raw) {
        if (raw.length != LENGTH || raw[0] != FalconFormat.PUBLIC_HEADER) {
            throw new MalformedException("Falcon-512 public key does not have 897 bytes, the first of them 9");
        }
        if (!FalconFormat.isReduced(raw)) {
            throw new MalformedException("Falcon-512 public key is not reduced");
        }
        return new Falcon512PublicKey(raw.clone());
    }

    @Override
    public boolean verifiesDigest(byte[] sha512, byte[] signature) {
        Digests.require(sha512);
        var verifier = new FalconSigner();
        verifier.init(false, parameters);
        return verifier.verifySignature(sha512, FalconSignatures.compressed(signature));
    }

    @Override
    public int longestSignature() {
        return FalconSignatures.LENGTH;
    }
}
