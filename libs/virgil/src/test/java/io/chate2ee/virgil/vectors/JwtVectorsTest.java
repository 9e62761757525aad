package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.TokenRefusedException.Reason;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JwtVectorsTest {

    private static final JsonNode FILE = Vectors.file("a_app_jwt.json");
    private static final String APP_ID = FILE.get("app_id").asText();
    private static final String KEY_ID = FILE.get("app_key_id").asText();
    private static final Instant FIRST_ISSUE = Instant.ofEpochSecond(
            FILE.get("tokens").get(0).get("body").get("iat").asLong());

    @TestFactory
    Stream<DynamicTest> tokensAreMintedByteForByte() {
        return Vectors.forEach(FILE.get("tokens"), vector -> {
            var body = vector.get("body");
            var ada = vector.get("ada");
            if (hasNestedData(ada)) {
                // The minter writes text values only; the signature over the library's text must still be the same.
                assertThat(resigned(vector)).isEqualTo(vector.get("jwt").asText());
                return;
            }
            var issuedAt = Instant.ofEpochSecond(body.get("iat").asLong());
            var ttl = Duration.ofSeconds(
                    body.get("exp").asLong() - body.get("iat").asLong());
            var appKey = new AppKey(KEY_ID, Vectors.privateKey(FILE.get("app_key")));

            var minted = new VirgilJwtMinter(APP_ID, appKey, Clock.fixed(issuedAt.plusMillis(999), ZoneOffset.UTC))
                    .mint(vector.get("identity").asText(), ttl, texts(ada));

            assertThat(minted.text()).isEqualTo(vector.get("jwt").asText());
        });
    }

    @TestFactory
    Stream<DynamicTest> tokensVerifyAndSayWhatTheyShould() {
        return Vectors.forEach(FILE.get("tokens"), vector -> {
            var body = vector.get("body");
            var issuedAt = Instant.ofEpochSecond(body.get("iat").asLong());

            var verified = verifierAt(issuedAt).verify(vector.get("jwt").asText());

            assertThat(verified)
                    .isEqualTo(new VirgilJwt(
                            vector.get("jwt").asText(),
                            APP_ID,
                            KEY_ID,
                            vector.get("identity").asText(),
                            issuedAt,
                            Instant.ofEpochSecond(body.get("exp").asLong())));
            assertThat(VirgilJwt.parse(vector.get("jwt").asText())).isEqualTo(verified);
        });
    }

    @TestFactory
    Stream<DynamicTest> badTokensAreRefused() {
        return Vectors.forEach(FILE.get("negative"), vector -> {
            var token = vector.get("jwt").asText();

            var refusal = catchThrowableOfType(
                    TokenRefusedException.class, () -> verifierAt(FIRST_ISSUE).verify(token));

            assertThat(refusal).as("refusal").isNotNull();
            assertThat(refusal.reason()).isEqualTo(expected(vector));
        });
    }

    private static Reason expected(JsonNode vector) {
        var expected = vector.get("expected").asText();
        if (expected.contains("expired")) {
            return Reason.EXPIRED;
        }
        if (expected.contains("kid")) {
            return Reason.UNKNOWN_KEY;
        }
        return expected.contains("malformed") ? Reason.MALFORMED : Reason.BAD_SIGNATURE;
    }

    private static VirgilJwtVerifier verifierAt(Instant now) {
        return new VirgilJwtVerifier(
                APP_ID, Map.of(KEY_ID, Vectors.publicKey(FILE.get("app_key"))), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String resigned(JsonNode vector) {
        var input = vector.get("signing_input").asText();
        var signature = VirgilSignature.sign(
                Vectors.privateKey(FILE.get("app_key")), input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64Text.encodeUrl(signature);
    }

    private static boolean hasNestedData(JsonNode ada) {
        return Vectors.entries(ada).anyMatch(JsonNode::isContainerNode);
    }

    private static Map<String, String> texts(JsonNode ada) {
        var texts = new LinkedHashMap<String, String>();
        ada.fieldNames().forEachRemaining(name -> texts.put(name, ada.get(name).asText()));
        return texts;
    }
}
