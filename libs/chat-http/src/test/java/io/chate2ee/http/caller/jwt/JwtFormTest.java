package io.chate2ee.http.caller.jwt;

import static io.chate2ee.http.caller.jwt.LoginKeys.ISSUER;
import static io.chate2ee.http.caller.jwt.LoginKeys.NOW;
import static io.chate2ee.http.caller.jwt.LoginKeys.claims;
import static io.chate2ee.http.caller.jwt.LoginKeys.published;
import static io.chate2ee.http.caller.jwt.LoginKeys.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.caller.RefusalReason;
import io.chate2ee.http.caller.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose signature is right and whose form is not, and the other way round. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtFormTest {
    private static final PublicJsonWebKey EC = LoginKeys.ec("ec-1");
    private static final PublicJsonWebKey ED25519 = LoginKeys.ed25519("ed-1");
    private static final PublishedKeys KEYS = published(EC, ED25519);
    private static final long SECONDS = NOW.getEpochSecond();

    private final JwtVerifier verifier = new JwtVerifier(
            new JwtRules(
                    ISSUER,
                    Optional.empty(),
                    "sub",
                    IdCase.LOWER,
                    Duration.ofSeconds(60),
                    Duration.ofHours(1),
                    Set.of("ES256", "EdDSA")),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @MethodSource("respelt")
    void anotherSpellingOfTheSameBytesIsNoToken(UnaryOperator<String> respell) {
        assertThat(reason(respell.apply(signed(ED25519, "EdDSA", claims("alice")))))
                .isEqualTo(RefusalReason.MALFORMED);
    }

    static Stream<Named<UnaryOperator<String>>> respelt() {
        return Stream.of(
                Named.of("padded", token -> token + "=="),
                Named.of(
                        "with a line break",
                        token -> token.substring(0, token.length() - 4) + "\n" + token.substring(token.length() - 4)),
                Named.of(
                        "with a blank",
                        token -> token.substring(0, token.length() - 4) + " " + token.substring(token.length() - 4)),
                Named.of("with a blank before", token -> " " + token),
                Named.of("with bits behind the end", JwtFormTest::withUnusedBits),
                Named.of("with a fourth part", token -> token + "."));
    }

    /** The last character of 64 bytes in base64 holds four bits that stand for nothing. */
    private static String withUnusedBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "zip", "enc", "cty"})
    void aHeaderThatChangesWhatIsSignedIsRefused(String header) {
        assertThat(reason(withHeader(header, header.equals("b64") ? Boolean.TRUE : "x")))
                .isEqualTo(RefusalReason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
    void aLoginMaySayItsType(String type) {
        assertThat(verdict(withHeader("typ", type))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "JOSE", "", "id_token"})
    void aTokenOfAnotherTypeIsRefused(String type) {
        assertThat(reason(withHeader("typ", type))).isEqualTo(RefusalReason.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"ID", "Refresh", "Offline", "Logout"})
    void aTokenThatSaysInItsClaimsThatItIsNoAccessTokenIsRefused(String type) {
        assertThat(reason(with("\"exp\":" + (SECONDS + 60) + ",\"typ\":\"" + type + "\"")))
                .isEqualTo(RefusalReason.WRONG_TYPE);
        assertThat(verdict(with("\"exp\":" + (SECONDS + 60) + ",\"typ\":\"Bearer\"")))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":\"4922000000\"",
                "\"exp\":4922000000.5",
                "\"exp\":-1",
                "\"exp\":1e10",
                "\"exp\":92233720368547758089",
                "\"exp\":%now%,\"iat\":\"now\"",
                "\"exp\":%now%,\"iat\":1.5",
                "\"exp\":%now%,\"nbf\":null",
                "\"exp\":%now%,\"nbf\":-5",
                "\"iat\":1"
            })
    void aTimeThatIsNoWholeNumberOfSecondsIsRefused(String times) {
        assertThat(reason(with(times.replace("%now%", Long.toString(SECONDS + 60)))))
                .isEqualTo(RefusalReason.MALFORMED);
    }

    @Test
    void aLoginMayLiveForExactlyTheLongestTime() {
        assertThat(verdict(living(SECONDS, 3600))).isInstanceOf(Verdict.Accepted.class);
        assertThat(reason(living(SECONDS, 3601))).isEqualTo(RefusalReason.TOO_LONG_LIVED);
    }

    @Test
    void aLoginWithoutTimeOfIssueIsMeasuredFromNow() {
        assertThat(verdict(with("\"exp\":" + (SECONDS + 3660)))).isInstanceOf(Verdict.Accepted.class);
        assertThat(reason(with("\"exp\":" + (SECONDS + 3661)))).isEqualTo(RefusalReason.TOO_LONG_LIVED);
    }

    @Test
    void aLoginFromTheFutureGainsNoLifeByIt() {
        assertThat(reason(living(SECONDS + 10_000, 3600))).isEqualTo(RefusalReason.TOO_LONG_LIVED);
    }

    @ParameterizedTest
    @ValueSource(longs = {253_402_300_799L, 9_007_199_254_740_992L, Long.MAX_VALUE})
    void anExpiryInADistantAgeIsRefused(long expiry) {
        assertThat(reason(with("\"exp\":" + expiry))).isEqualTo(RefusalReason.TOO_LONG_LIVED);
    }

    @Test
    void keysAndAlgorithmsCannotBeExchanged() {
        assertThat(reason(signed(
                        EC.getPrivateKey(), "ed-1", "ES256", claims("alice").toJson(), Map.of())))
                .isEqualTo(RefusalReason.UNKNOWN_KEY);
        assertThat(reason(signed(
                        ED25519.getPrivateKey(),
                        "ec-1",
                        "EdDSA",
                        claims("alice").toJson(),
                        Map.of())))
                .isEqualTo(RefusalReason.UNKNOWN_KEY);
    }

    private static String living(long from, long seconds) {
        return with("\"iat\":" + from + ",\"exp\":" + (from + seconds));
    }

    private static String with(String claims) {
        String payload = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"alice\"," + claims + "}";
        return signed(ED25519.getPrivateKey(), "ed-1", "EdDSA", payload, Map.of());
    }

    private static String withHeader(String name, Object value) {
        return signed(ED25519.getPrivateKey(), "ed-1", "EdDSA", claims("alice").toJson(), Map.of(name, value));
    }

    private Verdict verdict(String token) {
        return verifier.verify(token, KEYS);
    }

    private RefusalReason reason(String token) {
        return ((Verdict.Refused) verdict(token)).reason();
    }
}
