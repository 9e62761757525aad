package io.chate2ee.stack.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** The tokens are read here by jose4j, which had no part in writing them. */
class LoginIssuerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LoginKey KEY = LoginKey.generate();
    private static final LoginIssuer ISSUER =
            new LoginIssuer("https://login.example", KEY, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aTokenCanBeVerifiedWithThePublishedKeys() throws Exception {
        JwtClaims claims = verify(ISSUER.token("alice"));

        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getIssuer()).isEqualTo("https://login.example");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue())
                .isEqualTo(NOW.plus(LoginIssuer.LIFETIME).getEpochSecond());
    }

    @Test
    void twoTokensOfOneUserDiffer() {
        assertThat(ISSUER.token("alice")).isNotEqualTo(ISSUER.token("alice"));
    }

    @Test
    void aStrangersTokenCannotBeVerified() {
        String token = ISSUER.claimsFor("alice").signedBy(LoginKey.generate());

        assertThatThrownBy(() -> verify(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void aStrangerUnderTheKnownKeyIdCannotBeVerified() {
        LoginKey stranger = new LoginKey(KEY.id(), LoginKey.generate().pair());

        assertThatThrownBy(() -> verify(ISSUER.claimsFor("alice").signedBy(stranger)))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void anUnsignedTokenCannotBeVerified() {
        String token = ISSUER.claimsFor("alice").unsigned();

        assertThat(token).endsWith(".");
        assertThatThrownBy(() -> verify(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void eachClaimCanBeSpoiltAlone() throws Exception {
        LoginToken good = ISSUER.claimsFor("alice");

        assertThat(unchecked(good.withIssuer("other")).getIssuer()).isEqualTo("other");
        assertThat(unchecked(good.withUid(null)).hasClaim("sub")).isFalse();
        assertThat(unchecked(good.withAudience("app")).getAudience()).containsExactly("app");
        assertThat(unchecked(good.withExpiresAt(null)).hasClaim("exp")).isFalse();
        assertThat(unchecked(good.withNotBefore(NOW.plusSeconds(9)))
                        .getNotBefore()
                        .getValue())
                .isEqualTo(NOW.plusSeconds(9).getEpochSecond());
    }

    @Test
    void neverPrintsThePrivateKey() {
        assertThat(KEY.toString()).contains(KEY.id()).contains("[redacted]").doesNotContain("modulus");
    }

    private static JwtClaims verify(String token) throws InvalidJwtException, JoseException, MalformedClaimException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(KEY.jwks()).getJsonWebKeys()))
                .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
                .setRequireSubject()
                .build()
                .processToClaims(token);
    }

    private static JwtClaims unchecked(LoginToken token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setSkipSignatureVerification()
                .build()
                .processToClaims(token.signedBy(KEY));
    }
}
