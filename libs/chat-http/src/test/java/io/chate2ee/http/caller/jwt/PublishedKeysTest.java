package io.chate2ee.http.caller.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedKeysTest {
    @Test
    void readsEveryKeyOfAJWKS() {
        var set = new JsonWebKeySet(LoginKeys.rsa("a"), LoginKeys.ec("b")).toJson(OutputControlLevel.PUBLIC_ONLY);
        assertThat(read(set).keys()).extracting(JsonWebKey::getKeyId).containsExactly("a", "b");
    }

    @Test
    void readsASingleJWK() {
        assertThat(read(LoginKeys.ed25519("a").toJson(OutputControlLevel.PUBLIC_ONLY))
                        .keys())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "OKP"})
    void readsAPEMPublicKey(String type) {
        PublicJsonWebKey key = switch (type) {
            case "RSA" -> LoginKeys.rsa(null);
            case "EC" -> LoginKeys.ec("x");
            default -> LoginKeys.ed25519("x");
        };
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        assertThat(read(pem).keys())
                .singleElement()
                .extracting(JsonWebKey::getKeyType)
                .isEqualTo(type);
    }

    @Test
    void leavesSymmetricKeysOut() {
        var set = new JsonWebKeySet(OctJwkGenerator.generateJwk(256), LoginKeys.rsa("a"))
                .toJson(OutputControlLevel.INCLUDE_SYMMETRIC);
        assertThat(read(set).keys()).extracting(JsonWebKey::getKeyId).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "not a key",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQ\"}]}"
            })
    void refusesWhatHoldsNoPublicKey(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("holds ");
    }

    private static PublishedKeys read(String text) {
        return PublishedKeys.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
