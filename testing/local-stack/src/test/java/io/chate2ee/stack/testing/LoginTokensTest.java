package io.chate2ee.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTokensTest {
    private final LoginTokens logins = new LoginTokens();

    @Test
    void tellsTheServiceWhereTheKeysAreAndWhoTheIssuerIs() throws Exception {
        Map<String, String> settings = logins.start();

        assertThat(settings).containsEntry("chat.callers.jwt.issuer", logins.issuer());
        String jwks = Files.readString(Path.of(settings.getOrDefault("chat.callers.jwt.keys", "")));
        assertThat(new JsonWebKeySet(jwks).getJsonWebKeys()).hasSize(1);
    }

    @Test
    void aGoodTokenPasses() throws Exception {
        assertThat(verifier().processToClaims(logins.token("alice")).getSubject())
                .isEqualTo("alice");
        assertThat(logins.bearer("alice")).startsWith("Bearer ey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "stranger under known id", "unsigned", "other issuer", "without end"})
    void eachKindOfBadTokenIsRefused(String kind) {
        String token = switch (kind) {
            case "stranger" -> logins.signedByStranger("alice");
            case "stranger under known id" -> logins.signedByStrangerUnderKnownKeyId("alice");
            case "unsigned" -> logins.claimsFor("alice").unsigned();
            case "other issuer" -> logins.sign(logins.claimsFor("alice").withIssuer("other"));
            default -> logins.sign(logins.claimsFor("alice").withExpiresAt(null));
        };

        assertThatThrownBy(() -> verifier().processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    private JwtConsumer verifier() throws Exception {
        String jwks = Files.readString(logins.jwksFile());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setExpectedIssuer(logins.issuer())
                .setRequireExpirationTime()
                .build();
    }
}
