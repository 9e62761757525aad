package io.chate2ee.token.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.virgilsecurity.sdk.crypto.VirgilAccessTokenSigner;
import com.virgilsecurity.sdk.crypto.VirgilCrypto;
import com.virgilsecurity.sdk.jwt.Jwt;
import com.virgilsecurity.sdk.jwt.JwtVerifier;
import io.chate2ee.contract.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What the running service gives out, read by hand and by Virgil's own verifiers. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class MintedTokenIT extends ServiceUnderTest {
    private static final Path NODE = Path.of("..", "libs", "virgil", "src", "test", "node");
    private static final long LONGEST_RUN_S = 60;

    @Test
    void saysExactlyWhatVirgilReadsAndLivesAnHour() {
        String[] parts = token("zoe").split("\\.");
        assertThat(text(parts[0]))
                .isEqualTo("{\"alg\":\"VEDS512\",\"kid\":\"" + VirgilApp.KEY_ID
                        + "\",\"typ\":\"JWT\",\"cty\":\"virgil-jwt;v=1\"}");
        JsonNode claims =
                Json.readObject(text(parts[1]).getBytes(StandardCharsets.UTF_8)).node();
        assertThat(claims.fieldNames()).toIterable().containsExactly("iss", "sub", "iat", "exp");
        assertThat(claims.path("iss").asText()).isEqualTo("virgil-" + VirgilApp.APP_ID);
        assertThat(claims.path("sub").asText()).isEqualTo("identity-identity-of-zoe");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3_600);
    }

    @Test
    @DisabledIfSystemProperty(named = "skipVirgilJni", matches = "true")
    void isAcceptedByVirgilsVerifierForJavaAndOnlyUnspoilt() throws Exception {
        var crypto = new VirgilCrypto();
        var verifier = new JwtVerifier(
                crypto.importPublicKey(virgil.publicKey()), VirgilApp.KEY_ID, new VirgilAccessTokenSigner(crypto));
        String token = token("zack");

        assertThat(verifier.verifyToken(new Jwt(token))).isTrue();
        assertThat(verifier.verifyToken(new Jwt(spoilt(token)))).isFalse();
    }

    @Test
    @DisabledIfSystemProperty(named = "skipE3kit", matches = "true")
    void isAcceptedByVirgilsVerifierForJavaScriptAndOnlyUnspoilt() throws Exception {
        String token = token("zora");

        assertThat(inNode(token)).contains("{\"result\":true}");
        assertThat(inNode(spoilt(token))).contains("{\"result\":false}");
    }

    private String inNode(String token) throws Exception {
        var node = new ProcessBuilder(
                        "node",
                        // The libraries load their WebAssembly wrongly where there is a global fetch.
                        "--no-experimental-fetch",
                        NODE.resolve("counterpart.mjs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var question = Json.object().put("call", "verifyToken");
            question.putObject("with")
                    .put("token", token)
                    .put("keyId", VirgilApp.KEY_ID)
                    .put("publicKey", Base64.getEncoder().encodeToString(virgil.publicKey()));
            try (var in = node.getOutputStream()) {
                in.write(Json.write(question));
                in.write('\n');
            }
            String out = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(node.waitFor(LONGEST_RUN_S, TimeUnit.SECONDS) && node.exitValue() == 0)
                    .as("Virgil's JavaScript libraries, installed unless -DskipE3kit is given, came to an end")
                    .isTrue();
            return out;
        } finally {
            node.destroyForcibly();
        }
    }

    private String token(String uid) {
        return tokenFor(uid).then().statusCode(200).extract().path("data.virgilToken");
    }

    /** Says another app in its claims, under the same signature. */
    private static String spoilt(String token) {
        String[] parts = token.split("\\.");
        String claims = text(parts[1]).replace(VirgilApp.APP_ID, VirgilApp.KEY_ID);
        return parts[0] + '.' + Forge.encoded(claims.getBytes(StandardCharsets.UTF_8)) + '.' + parts[2];
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
