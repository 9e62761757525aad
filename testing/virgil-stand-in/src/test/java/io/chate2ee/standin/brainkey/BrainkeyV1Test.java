package io.chate2ee.standin.brainkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.standin.Reply;
import io.chate2ee.standin.TestCloud;
import io.chate2ee.standin.brainkey.pairing.CompressedGt;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrainkeyV1Test {

    private final TestCloud cloud = TestCloud.start();
    private final List<PythiaVectors.Blinding> blindings = PythiaVectors.blindingsOfOnePassword();

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void howeverAPasswordIsBlindedTheClientFindsTheSameKeyMaterial() {
        // When one password is sent in two different blindings
        var first = seed("alice", blindings.get(0), "");
        var second = seed("alice", blindings.get(1), "");

        // Then the answers differ, but not what the client makes of them
        assertThat(first).isNotEqualTo(second);
        assertThat(deblinded(first, blindings.get(0))).isEqualTo(deblinded(second, blindings.get(1)));
    }

    @Test
    void theSameRequestHasTheSameAnswer() {
        assertThat(seed("alice", blindings.get(2), "")).isEqualTo(seed("alice", blindings.get(2), ""));
    }

    @Test
    void everyIdentityApplicationAndBrainkeyIdHasItsOwnSecret() {
        var blinding = blindings.get(3);
        var body = request(blinding, "").encode();
        var elsewhere = cloud.send(
                cloud.request("POST", "/pythia/v1/brainkey", body, cloud.token(TestCloud.OTHER_APP, "alice")));

        var seeds = List.of(
                seed("alice", blinding, ""),
                seed("bob", blinding, ""),
                seed("alice", blinding, "work"),
                elsewhere.json().getString("seed"));

        assertThat(seeds).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoBlindedPasswordIsRefused() {
        assertThat(ask(new JsonObject())).isEqualTo("400/60001");
        assertThat(ask(new JsonObject().put("blinded_password", "%%"))).isEqualTo("400/60001");
        assertThat(ask(new JsonObject().put("blinded_password", "AAAA"))).isEqualTo("400/60001");
    }

    private String ask(JsonObject body) {
        return cloud.post("alice", "/pythia/v1/brainkey", body).outcome();
    }

    private String seed(String identity, PythiaVectors.Blinding blinding, String brainkeyId) {
        Reply reply = cloud.post(identity, "/pythia/v1/brainkey", request(blinding, brainkeyId));
        assertThat(reply.outcome()).isEqualTo("200");
        return reply.json().getString("seed");
    }

    private static JsonObject request(PythiaVectors.Blinding blinding, String brainkeyId) {
        var body = new JsonObject()
                .put(
                        "blinded_password",
                        Base64.getEncoder().encodeToString(blinding.blinded().getBytes()));
        return brainkeyId.isEmpty() ? body : body.put("brainkey_id", brainkeyId);
    }

    private static String deblinded(String seed, PythiaVectors.Blinding blinding) {
        var bytes = CompressedGt.deblind(Base64.getDecoder().decode(seed), blinding.unblinding());
        return Base64.getEncoder().encodeToString(bytes);
    }
}
