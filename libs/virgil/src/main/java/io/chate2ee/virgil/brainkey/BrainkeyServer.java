package io.chate2ee.virgil.brainkey;

import java.security.SecureRandom;

/**
 * The server's half, with the secret it keeps for one identity. It sees a random point and learns nothing of the password.
 * Safe for use by several threads.
 */
public final class BrainkeyServer {

    private final SecretScalar secret;
    private final CurvePoint publicKey;
    private final SecureRandom random;

    /**
     * A server for one identity.
     *
     * @param secret stays with the caller, who closes it after the last use of this
     * @param random for the proofs
     */
    public BrainkeyServer(SecretScalar secret, SecureRandom random) {
        this.secret = secret;
        this.publicKey = CurvePoint.ofBase(secret);
        this.random = random;
    }

    /** The base point times the secret. */
    public CurvePoint publicKey() {
        return publicKey;
    }

    /** The same point for the same blinded password, with a new proof each time. */
    public HardenedPoint harden(CurvePoint blinded) {
        var hardened = blinded.times(secret);
        return new HardenedPoint(hardened, publicKey, DleqProof.prove(secret, publicKey, blinded, hardened, random));
    }
}
