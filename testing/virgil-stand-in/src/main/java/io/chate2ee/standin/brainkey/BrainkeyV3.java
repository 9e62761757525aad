package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.brainkey.BrainkeyServer;
import io.chate2ee.virgil.brainkey.CurvePoint;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Brainkey version 3: multiplies a blinded point by the secret of application and identity, and proves it. Names and lengths
 * of the fields were read in client source; the mathematics is checked against vectors.
 */
public final class BrainkeyV3 {

    private final UserSecrets secrets;
    private final SecureRandom random;

    /** Answers with factors that are derived from these. */
    public BrainkeyV3(UserSecrets secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /** The server's half; the hardened point is the same for the same request, the proof a new one each time. */
    public CloudAnswer harden(CloudRequest request) {
        var fields = new Fields(request.json(BrainkeyMistake.REQUEST_WRONG), BrainkeyMistake.REQUEST_WRONG);
        var blinded = point(Fields.base64(fields.text("blinded_point"), BrainkeyMistake.REQUEST_WRONG));
        try (var secret = secrets.curveFactor(request.caller())) {
            var hardened = new BrainkeyServer(secret, random).harden(blinded);
            return CloudAnswer.ok(new JsonObject()
                    .put("hardened_point", base64(hardened.point().toBytes()))
                    .put("server_public_key", base64(hardened.serverPublicKey().toBytes()))
                    .put("proof_value_c", base64(hardened.proof().cBytes()))
                    .put("proof_value_s", base64(hardened.proof().sBytes())));
        }
    }

    private static CurvePoint point(byte[] bytes) {
        try {
            return CurvePoint.fromBytes(bytes);
        } catch (MalformedException notAPoint) {
            // What exactly is wrong with the bytes is of no use to a caller.
            throw BrainkeyMistake.REQUEST_WRONG.refusal();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
