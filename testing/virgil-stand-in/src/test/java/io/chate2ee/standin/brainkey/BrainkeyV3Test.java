package io.chate2ee.standin.brainkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.virgil.brainkey.BlindedPassword;
import io.chate2ee.virgil.brainkey.CurvePoint;
import io.chate2ee.virgil.brainkey.DleqProof;
import io.chate2ee.virgil.brainkey.HardenedPoint;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrainkeyV3Test {

    private static final String PATH = "/brainkey/v3/harden";
    private static final byte[] PASSWORD = "battery staple".getBytes(StandardCharsets.UTF_8);

    private final TestCloud cloud = TestCloud.start();
    private final SecureRandom random = new SecureRandom();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void howeverAPasswordIsBlindedTheClientFindsTheSameSeed() {
        // The client refuses an answer whose proof does not hold, so this checks the proof, too.
        assertThat(seed(TestCloud.APP, "alice")).isEqualTo(seed(TestCloud.APP, "alice"));
    }

    @Test
    void everyIdentityAndApplicationHasItsOwnSecret() {
        var seeds =
                List.of(seed(TestCloud.APP, "alice"), seed(TestCloud.APP, "bob"), seed(TestCloud.OTHER_APP, "alice"));

        assertThat(seeds).doesNotHaveDuplicates();
    }

    @Test
    void theAnswerHasExactlyTheFieldsAndLengthsClientsRead() {
        try (var blinded = BlindedPassword.blind(PASSWORD, random)) {
            var answer = harden(TestCloud.APP, "alice", base64(blinded.point().toBytes()))
                    .json();

            assertThat(answer.fieldNames())
                    .containsExactlyInAnyOrder("hardened_point", "server_public_key", "proof_value_c", "proof_value_s");
            assertThat(bytes(answer, "hardened_point")).hasSize(65);
            assertThat(bytes(answer, "server_public_key")).hasSize(65);
            assertThat(bytes(answer, "proof_value_c")).hasSize(32);
            assertThat(bytes(answer, "proof_value_s")).hasSize(32);
        }
    }

    @Test
    void whatIsNoPointIsRefused() {
        for (var point : List.of("", "%%", "AAAA", base64(new byte[65]))) {
            assertThat(harden(TestCloud.APP, "alice", point).outcome())
                    .as(point)
                    .isEqualTo("400/60001");
        }
        assertThat(cloud.post("alice", PATH, new JsonObject()).outcome()).isEqualTo("400/60001");
    }

    @Test
    void pointsAreNotInTheRecord() {
        try (var blinded = BlindedPassword.blind(PASSWORD, random)) {
            var point = base64(blinded.point().toBytes());
            var reply = harden(TestCloud.APP, "carol", point);

            assertThat(cloud.standIn().calls().toString())
                    .contains("carol")
                    .doesNotContain(point, reply.json().getString("hardened_point"));
        }
    }

    private String seed(String app, String identity) {
        try (var blinded = BlindedPassword.blind(PASSWORD, random)) {
            var answer =
                    harden(app, identity, base64(blinded.point().toBytes())).json();
            var hardened = new HardenedPoint(
                    CurvePoint.fromBytes(bytes(answer, "hardened_point")),
                    CurvePoint.fromBytes(bytes(answer, "server_public_key")),
                    DleqProof.fromBytes(bytes(answer, "proof_value_c"), bytes(answer, "proof_value_s")));
            return base64(blinded.seed(hardened, BlindedPassword.BACKUP_KEY_NAME));
        }
    }

    private Reply harden(String app, String identity, String point) {
        var body = new JsonObject().put("blinded_point", point).encode();
        return cloud.send(cloud.request("POST", PATH, body, cloud.token(app, identity)));
    }

    private static byte[] bytes(JsonObject answer, String field) {
        return Base64.getDecoder().decode(answer.getString(field));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
