package io.chate2ee.http.caller.jwt;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Keys made for a test run and tokens signed with them, good and bad. */
final class LoginKeys {
    static final String ISSUER = "https://chat.example.org";
    /** Far ahead of the machine's clock, which the parser reads too: what is still valid now is so for both clocks. */
    static final Instant NOW = Instant.parse("2126-01-01T12:00:00Z");

    private LoginKeys() {}

    static RsaJsonWebKey rsa(@Nullable String id) {
        return made(() -> RsaJwkGenerator.generateJwk(2048), id);
    }

    static PublicJsonWebKey ec(String id) {
        return made(() -> EcJwkGenerator.generateJwk(EllipticCurves.P256), id);
    }

    static OctetKeyPairJsonWebKey ed25519(String id) {
        return made(() -> OkpJwkGenerator.generateJwk("Ed25519"), id);
    }

    static JwtClaims claims(String uid) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(uid);
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 600));
        return claims;
    }

    static String signed(PublicJsonWebKey key, String algorithm, JwtClaims claims) {
        return signed(key.getPrivateKey(), key.getKeyId(), algorithm, claims.toJson(), Map.of());
    }

    static String signed(
            Key key, @Nullable String keyId, String algorithm, String payload, Map<String, Object> moreHeaders) {
        var jws = new JsonWebSignature();
        jws.setPayload(payload);
        jws.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            jws.setKeyIdHeaderValue(keyId);
        }
        moreHeaders.forEach(jws::setHeader);
        jws.setKey(key);
        // The attacks need signatures that a careful library would refuse to make.
        jws.setDoKeyValidation(false);
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException cannotSign) {
            throw new IllegalStateException(cannotSign);
        }
    }

    static PublishedKeys published(JsonWebKey... keys) {
        return new PublishedKeys(List.of(keys));
    }

    private interface Maker<K> {
        K make() throws JoseException;
    }

    private static <K extends PublicJsonWebKey> K made(Maker<K> maker, @Nullable String id) {
        try {
            K key = maker.make();
            if (id != null) {
                key.setKeyId(id);
            }
            return key;
        } catch (JoseException cannotMake) {
            throw new IllegalStateException(cannotMake);
        }
    }
}
