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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtVerifierTest {
    private static final PublicJsonWebKey RSA = LoginKeys.rsa("rsa-1");
    private static final PublicJsonWebKey OTHER_RSA = LoginKeys.rsa("rsa-1");
    private static final PublicJsonWebKey EC = LoginKeys.ec("ec-1");
    private static final PublicJsonWebKey ED25519 = LoginKeys.ed25519("ed-1");
    private static final PublishedKeys KEYS = published(RSA, EC, ED25519);

    private final JwtVerifier verifier = verifier(Optional.empty(), IdCase.LOWER);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    void acceptsAValidTokenOfEachAllowedAlgorithm(String algorithm) {
        var key = algorithm.startsWith("E") ? (algorithm.equals("EdDSA") ? ED25519 : EC) : RSA;
        assertThat(uidOf(signed(key, algorithm, claims("alice")))).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
    void findsTheSignatureWrongThatStandsForAnUntimelyTokensOwn(String algorithm) {
        var key = algorithm.startsWith("E") ? (algorithm.equals("EdDSA") ? ED25519 : EC) : RSA;
        var other = CompactToken.withAnotherSignature(signed(key, algorithm, claims("alice")));

        assertThat(verifier.verify(other, KEYS)).isEqualTo(new Verdict.Refused(RefusalReason.BAD_SIGNATURE));
    }

    @Test
    void acceptsATokenWithoutKeyIdIfOneOfTheKeysFits() {
        var token = signed(RSA.getPrivateKey(), null, "RS256", claims("alice").toJson(), Map.of());
        assertThat(uidOf(token)).isEqualTo("alice");
    }

    @Test
    void acceptsAnyKeyIdIfTheOnePublishedKeyHasNone() {
        var nameless = LoginKeys.rsa(null);
        var token = signed(
                nameless.getPrivateKey(), "whatever", "RS256", claims("alice").toJson(), Map.of());
        assertThat(verifier.verify(token, published(nameless))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void keepsTheCredentialsToPassOnButNeverPrintsThem() {
        var token = signed(RSA, "RS256", claims("alice"));
        var caller = ((Verdict.Accepted) verifier.verify(token, KEYS)).caller();

        assertThat(caller.credentials().headers()).isEqualTo(Map.of("Authorization", "Bearer " + token));
        assertThat(caller.toString()).doesNotContain(token).contains("redacted");
    }

    @ParameterizedTest
    @CsvSource({"LOWER, alice", "EXACT, Alice"})
    void foldsTheUidAsConfigured(IdCase idCase, String expected) {
        var verdict = verifier(Optional.empty(), idCase).verify(signed(RSA, "RS256", claims("Alice")), KEYS);
        assertThat(((Verdict.Accepted) verdict).caller().uid().value()).isEqualTo(expected);
    }

    @Test
    void readsTheUidFromAnotherClaimOfATokenWithoutSubject() {
        var claims = claims("alice");
        claims.unsetClaim("sub");
        claims.setStringClaim("uid", "bob");
        var verdict = new JwtVerifier(rules(Optional.empty(), IdCase.LOWER, "uid"), Clock.fixed(NOW, ZoneOffset.UTC))
                .verify(signed(RSA, "RS256", claims), KEYS);

        assertThat(((Verdict.Accepted) verdict).caller().uid().value()).isEqualTo("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "7", "[1,{}]", "\"a b\"", "null", "true"})
    void takesNoOffenceAtClaimsItDoesNotUse(String groups) {
        var token = payload("{\"iss\":\"" + ISSUER + "\",\"exp\":" + (NOW.getEpochSecond() + 60)
                + ",\"sub\":\"alice\",\"groups\":" + groups + ",\"roleMappings\":" + groups + ",\"other\":" + groups
                + "}");
        assertThat(uidOf(token)).isEqualTo("alice");
    }

    @Test
    void refusesAPublishedRSAKeyThatIsTooShort() throws JoseException {
        var weak = RsaJwkGenerator.generateJwk(1024);
        assertThat(verifier.verify(signed(weak, "RS256", claims("alice")), published(weak)))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"alg\":7}", "{\"alg\":\"RS256\",\"kid\":7}", "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}"})
    void refusesHeadersOfAWrongFormAndEncryptedTokens(String header) {
        var token = signed(RSA, "RS256", claims("alice"));
        assertThat(verifier.verify(encode(header) + token.substring(token.indexOf('.')), KEYS))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(verifier.verify(encode(header) + ".AAAA.AAAA.AAAA.AAAA", KEYS))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://chat.example.org/", "HTTPS://chat.example.org", "https://other.example.org", ""})
    void refusesAnotherIssuer(String issuer) {
        var claims = claims("alice");
        claims.setIssuer(issuer);
        assertThat(reason(signed(RSA, "RS256", claims))).isEqualTo(RefusalReason.WRONG_ISSUER);
    }

    @Test
    void refusesATokenWithoutIssuer() {
        var claims = claims("alice");
        claims.unsetClaim("iss");
        assertThat(reason(signed(RSA, "RS256", claims))).isEqualTo(RefusalReason.WRONG_ISSUER);
    }

    @Test
    void refusesAMissingOrWrongAudienceIfOneIsDemanded() {
        var demanding = verifier(Optional.of("e2ee"), IdCase.LOWER);
        var wrong = claims("alice");
        wrong.setAudience("billing");
        var right = claims("alice");
        right.setAudience("billing", "e2ee");

        assertThat(demanding.verify(signed(RSA, "RS256", claims("alice")), KEYS))
                .isEqualTo(refused(RefusalReason.WRONG_AUDIENCE));
        assertThat(demanding.verify(signed(RSA, "RS256", wrong), KEYS))
                .isEqualTo(refused(RefusalReason.WRONG_AUDIENCE));
        assertThat(demanding.verify(signed(RSA, "RS256", right), KEYS)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void refusesASignatureByAnotherKeyOfTheSameId() {
        assertThat(reason(signed(OTHER_RSA, "RS256", claims("alice")))).isEqualTo(RefusalReason.BAD_SIGNATURE);
    }

    @Test
    void refusesAKeyIdThatIsNotPublished() {
        var token =
                signed(RSA.getPrivateKey(), "rsa-2", "RS256", claims("alice").toJson(), Map.of());
        assertThat(reason(token)).isEqualTo(RefusalReason.UNKNOWN_KEY);
    }

    @Test
    void refusesThePublicKeyUsedAsHMACSecret() {
        var secret = new HmacKey(RSA.getPublicKey().getEncoded());
        var token = signed(secret, "rsa-1", "HS256", claims("alice").toJson(), Map.of());
        assertThat(reason(token)).isEqualTo(RefusalReason.WRONG_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "", "HS512", "RS1", "VEDS512", "RS512"})
    void refusesAnAlgorithmThatIsNotAllowedByName(String algorithm) {
        var token = signed(RSA, "RS256", claims("alice"));
        var header = encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}");
        assertThat(verifier.verify(header + token.substring(token.indexOf('.')), KEYS))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(verifier.verify(header + '.' + token.split("\\.", -1)[1] + '.', KEYS))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesAKeyThatTheTokenBringsItself() {
        var header = Map.<String, Object>of("jwk", OTHER_RSA.toParams(OutputControlLevel.PUBLIC_ONLY));
        var token = signed(
                OTHER_RSA.getPrivateKey(), "rsa-1", "RS256", claims("alice").toJson(), header);
        assertThat(reason(token)).isEqualTo(RefusalReason.BAD_SIGNATURE);
    }

    @Test
    void refusesCriticalHeadersItDoesNotKnow() {
        var header = Map.<String, Object>of("crit", new String[] {"x"}, "x", 1);
        var token =
                signed(RSA.getPrivateKey(), "rsa-1", "RS256", claims("alice").toJson(), header);
        assertThat(reason(token)).isEqualTo(RefusalReason.MALFORMED);
    }

    @Test
    void refusesChangedRemovedAndShortenedSignatures() {
        var token = signed(RSA, "RS256", claims("alice"));
        int last = token.lastIndexOf('.') + 1;
        var flipped = token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);

        assertThat(reason(flipped)).isEqualTo(RefusalReason.BAD_SIGNATURE);
        assertThat(verifier.verify(token.substring(0, last), KEYS)).isInstanceOf(Verdict.Refused.class);
        assertThat(verifier.verify(token.substring(0, token.length() - 8), KEYS))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d.e", "\u0000", "eyJhbGciOiJSUzI1NiJ9.e30."})
    void refusesWhatIsNoToken(String text) {
        assertThat(verifier.verify(text, KEYS)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"a b\"",
                "\"\u00e4lice\"",
                "7",
                "null",
                "[\"alice\"]",
                "{\"uid\":\"alice\"}",
                "\"../alice\""
            })
    void refusesASubjectThatIsNoUid(String subject) {
        var token = payload(
                "{\"iss\":\"" + ISSUER + "\",\"exp\":" + (NOW.getEpochSecond() + 60) + ",\"sub\":" + subject + "}");
        assertThat(reason(token)).isEqualTo(RefusalReason.NOT_A_UID);
    }

    @Test
    void refusesAClaimThatOccursTwice() {
        var token = payload("{\"iss\":\"" + ISSUER + "\",\"exp\":" + (NOW.getEpochSecond() + 60)
                + ",\"sub\":\"bob\",\"sub\":\"alice\"}");
        assertThat(reason(token)).isEqualTo(RefusalReason.MALFORMED);
    }

    private static JwtVerifier verifier(Optional<String> audience, IdCase idCase) {
        return new JwtVerifier(rules(audience, idCase, "sub"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JwtRules rules(Optional<String> audience, IdCase idCase, String uidClaim) {
        return new JwtRules(
                ISSUER,
                audience,
                uidClaim,
                idCase,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Set.of("RS256", "PS256", "ES256", "EdDSA"));
    }

    private static String payload(String json) {
        return signed(RSA.getPrivateKey(), "rsa-1", "RS256", json, Map.of());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String uidOf(String token) {
        return ((Verdict.Accepted) verifier.verify(token, KEYS)).caller().uid().value();
    }

    private RefusalReason reason(String token) {
        return ((Verdict.Refused) verifier.verify(token, KEYS)).reason();
    }

    private static Verdict refused(RefusalReason reason) {
        return new Verdict.Refused(reason);
    }
}
