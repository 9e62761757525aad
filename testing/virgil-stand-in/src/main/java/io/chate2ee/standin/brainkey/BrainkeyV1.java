package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.brainkey.pairing.G1Point;
import io.chate2ee.standin.brainkey.pairing.Pairing;
import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Fields;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Objects;

/**
 * Brainkey version 1. The client sends its password as a blinded point P, the server answers with the pairing
 * {@code e(xP, Q)}, and the client takes the blinding out by an exponentiation: what is left depends on the password and on
 * the server's secret x, and the server has seen neither password nor result.
 *
 * <p>The real service derives Q from a tweak of its own choice and has one x; here Q is fixed and x is derived per
 * application, identity and brainkey id. To a client, which only relies on getting the same for the same, there is no
 * difference. That the real tweak covers just these is a guess.
 */
public final class BrainkeyV1 {

    private final UserSecrets secrets;

    /** Answers with factors that are derived from these. */
    public BrainkeyV1(UserSecrets secrets) {
        this.secrets = secrets;
    }

    /** The server's half; the answer is the same for the same request. */
    public CloudAnswer transform(CloudRequest request) {
        var fields = new Fields(request.json(BrainkeyMistake.REQUEST_WRONG), BrainkeyMistake.REQUEST_WRONG);
        var brainkeyId = Objects.requireNonNullElse(fields.optionalText("brainkey_id"), "");
        request.notes().put("brainkeyId", brainkeyId);
        var blinded = point(Fields.base64(fields.text("blinded_password"), BrainkeyMistake.REQUEST_WRONG));
        var seed = Pairing.of(blinded.times(secrets.pairingFactor(request.caller(), brainkeyId)));
        return CloudAnswer.ok(new JsonObject().put("seed", Base64.getEncoder().encodeToString(seed.toBytes())));
    }

    private static G1Point point(byte[] bytes) {
        try {
            return G1Point.fromBytes(bytes);
        } catch (IllegalArgumentException notAPoint) {
            // What exactly is wrong with the bytes is of no use to a caller.
            throw BrainkeyMistake.REQUEST_WRONG.refusal();
        }
    }
}
