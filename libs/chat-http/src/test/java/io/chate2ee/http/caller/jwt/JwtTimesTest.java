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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JwtTimesTest {
    /** Behind the machine's clock, as {@code NOW} is ahead of it. */
    private static final Instant PAST = Instant.parse("2026-01-01T12:00:00Z");

    private static final Duration SKEW = Duration.ofSeconds(60);
    /** More than lies between the two clocks. */
    private static final Duration LIFETIME = Duration.ofDays(100_000);

    private static final PublicJsonWebKey RSA = LoginKeys.rsa("rsa-1");
    private static final PublishedKeys KEYS = published(RSA);

    @Test
    void acceptsWithinTheClockSkewAndNotAtItsEnd() {
        var verdict = at(NOW, SKEW).verify(signed(RSA, "RS256", expiring(-59)), KEYS);
        assertThat(((Verdict.Accepted) verdict).caller().uid().value()).isEqualTo("alice");
        assertThat(reason(signed(RSA, "RS256", expiring(-60)))).isEqualTo(RefusalReason.EXPIRED);
    }

    @Test
    void saysExpiredOfEveryKindOfKeyThoughAnotherSignatureIsLookedAt() {
        var ec = LoginKeys.ec("ec-1");
        var ed25519 = LoginKeys.ed25519("ed-1");
        var keys = published(RSA, ec, ed25519);

        assertThat(at(NOW, SKEW).verify(signed(RSA, "PS256", expiring(-60)), keys))
                .isEqualTo(refused(RefusalReason.EXPIRED));
        assertThat(at(NOW, SKEW).verify(signed(ec, "ES256", expiring(-60)), keys))
                .isEqualTo(refused(RefusalReason.EXPIRED));
        assertThat(at(NOW, SKEW).verify(signed(ed25519, "EdDSA", expiring(-60)), keys))
                .isEqualTo(refused(RefusalReason.EXPIRED));
    }

    @Test
    void saysUnknownKeyOfAnExpiredTokenToo() {
        assertThat(at(NOW, SKEW).verify(signed(LoginKeys.rsa("rsa-2"), "RS256", expiring(-60)), KEYS))
                .isEqualTo(refused(RefusalReason.UNKNOWN_KEY));
    }

    @Test
    void refusesATokenThatIsNotValidYet() {
        var claims = claims("alice");
        claims.setNotBefore(NumericDate.fromSeconds(NOW.getEpochSecond() + 61));
        assertThat(reason(signed(RSA, "RS256", claims))).isEqualTo(RefusalReason.NOT_YET_VALID);
    }

    @Test
    void refusesWhatOnlyTheGivenClockFindsNotValidYet() {
        assertThat(at(PAST, SKEW).verify(signed(RSA, "RS256", notBefore(60)), KEYS))
                .isInstanceOf(Verdict.Accepted.class);
        assertThat(at(PAST, SKEW).verify(signed(RSA, "RS256", notBefore(61)), KEYS))
                .isEqualTo(refused(RefusalReason.NOT_YET_VALID));
    }

    @Test
    void refusesWhatOnlyTheClockOfTheMachineFindsExpired() {
        var claims = claims("alice");
        claims.setExpirationTime(NumericDate.fromSeconds(PAST.getEpochSecond() + 600));
        var verdict = at(PAST, SKEW).verify(signed(RSA, "RS256", claims), KEYS);

        assertThat(verdict).isEqualTo(refused(RefusalReason.EXPIRED));
    }

    @Test
    void allowsNoSecondWhereNoSkewIsAllowed() {
        var strict = at(NOW, Duration.ZERO);

        assertThat(strict.verify(signed(RSA, "RS256", expiring(1)), KEYS)).isInstanceOf(Verdict.Accepted.class);
        assertThat(strict.verify(signed(RSA, "RS256", expiring(0)), KEYS)).isEqualTo(refused(RefusalReason.EXPIRED));
    }

    @Test
    void refusesATokenWithoutExpiry() {
        var claims = claims("alice");
        claims.unsetClaim("exp");
        assertThat(reason(signed(RSA, "RS256", claims))).isEqualTo(RefusalReason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tomorrow\"", "{}", "null", "true", "[1]"})
    void refusesAnExpiryThatIsNoNumber(String expiry) {
        assertThat(reason(signed(
                        RSA.getPrivateKey(),
                        "rsa-1",
                        "RS256",
                        "{\"iss\":\"" + ISSUER + "\",\"sub\":\"alice\",\"exp\":" + expiry + "}",
                        Map.of())))
                .isEqualTo(RefusalReason.MALFORMED);
    }

    private static JwtVerifier at(Instant time, Duration skew) {
        var rules = new JwtRules(
                ISSUER,
                Optional.empty(),
                "sub",
                IdCase.LOWER,
                skew,
                LIFETIME,
                Set.of("RS256", "PS256", "ES256", "EdDSA"));
        return new JwtVerifier(rules, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static JwtClaims expiring(long seconds) {
        var claims = claims("alice");
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + seconds));
        return claims;
    }

    private static JwtClaims notBefore(long secondsAfterPast) {
        var claims = claims("alice");
        claims.setNotBefore(NumericDate.fromSeconds(PAST.getEpochSecond() + secondsAfterPast));
        return claims;
    }

    private static RefusalReason reason(String token) {
        return ((Verdict.Refused) at(NOW, SKEW).verify(token, KEYS)).reason();
    }

    private static Verdict refused(RefusalReason reason) {
        return new Verdict.Refused(reason);
    }
}
