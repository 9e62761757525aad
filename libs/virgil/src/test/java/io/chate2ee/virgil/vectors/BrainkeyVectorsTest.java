package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.brainkey.BlindedPassword;
import io.chate2ee.virgil.brainkey.BrainkeyServer;
import io.chate2ee.virgil.brainkey.ChosenRandom;
import io.chate2ee.virgil.brainkey.CurvePoint;
import io.chate2ee.virgil.brainkey.DleqProof;
import io.chate2ee.virgil.brainkey.SecretScalar;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BrainkeyVectorsTest {

    private static final BigInteger ORDER =
            CustomNamedCurves.getByName("secp256r1").getN();
    private static final JsonNode FILE = Vectors.file("i_brainkey.json");

    @TestFactory
    Stream<DynamicTest> aPasswordIsBlindedHardenedAndTurnedIntoTheSeed() {
        return runs((vector, run) -> {
            var password = vector.get("password").asText().getBytes(StandardCharsets.UTF_8);
            var factor = new BigInteger(1, Vectors.bytes(run, "deblind_factor_b64")).modInverse(ORDER);

            var blinded = BlindedPassword.blind(password, new ChosenRandom(factor));
            var answer = server(vector).harden(blinded.point());
            var seed = blinded.seed(answer, vector.get("key_name").asText());

            assertThat(blinded.point().toBytes()).isEqualTo(Vectors.bytes(run, "blinded_point_b64"));
            assertThat(answer.point().toBytes()).isEqualTo(Vectors.bytes(run, "hardened_point_b64"));
            assertThat(seed).isEqualTo(Vectors.bytes(run, "seed_b64"));
            assertThat(Ed25519PrivateKey.fromKeyMaterial(seed).exportDer())
                    .isEqualTo(Vectors.bytes(vector, "derived_private_key_b64"));
        });
    }

    @TestFactory
    Stream<DynamicTest> proofsAreMadeByteForByteAndHold() {
        return Vectors.forEach(FILE.get("brainkey_v3_dleq_selfmade").get("items"), vector -> {
            var blinded = CurvePoint.fromBytes(Vectors.bytes(vector, "blinded_point_b64"));
            var nonce = new BigInteger(1, Vectors.bytes(vector, "nonce_k_b64"));
            var server = new BrainkeyServer(secret(vector), new ChosenRandom(nonce));

            var answer = server.harden(blinded);

            assertThat(answer.point().toBytes()).isEqualTo(Vectors.bytes(vector, "hardened_point_b64"));
            assertThat(answer.serverPublicKey().toBytes()).isEqualTo(Vectors.bytes(vector, "server_public_key_b64"));
            assertThat(answer.proof().cBytes()).isEqualTo(Vectors.bytes(vector, "proof_value_c_b64"));
            assertThat(answer.proof().sBytes()).isEqualTo(Vectors.bytes(vector, "proof_value_s_b64"));
        });
    }

    @TestFactory
    Stream<DynamicTest> givenProofsAreAccepted() {
        return Vectors.forEach(FILE.get("brainkey_v3_dleq_selfmade").get("items"), vector -> {
            var proof = DleqProof.fromBytes(
                    Vectors.bytes(vector, "proof_value_c_b64"), Vectors.bytes(vector, "proof_value_s_b64"));

            assertThatCode(() -> proof.verify(
                            point(vector, "server_public_key_b64"),
                            point(vector, "blinded_point_b64"),
                            point(vector, "hardened_point_b64")))
                    .doesNotThrowAnyException();
        });
    }

    private interface RunTest {
        void check(JsonNode vector, JsonNode run);
    }

    private static Stream<DynamicTest> runs(RunTest test) {
        assertThat(FILE.get("brainkey_v3")).isNotEmpty();
        return Vectors.entries(FILE.get("brainkey_v3"))
                .flatMap(vector -> Vectors.entries(vector.get("runs"))
                        .map(run -> dynamicTest(
                                vector.get("password").asText() + " blinded to "
                                        + run.get("blinded_point_b64").asText(),
                                () -> test.check(vector, run))));
    }

    private static BrainkeyServer server(JsonNode vector) {
        return new BrainkeyServer(secret(vector), new SecureRandom());
    }

    private static SecretScalar secret(JsonNode vector) {
        return SecretScalar.fromBytes(Vectors.bytes(vector, "identity_secret_b64"));
    }

    private static CurvePoint point(JsonNode vector, String field) {
        return CurvePoint.fromBytes(Vectors.bytes(vector, field));
    }
}
