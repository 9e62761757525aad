package io.chate2ee.http.caller.jwt;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * An issuer's public keys as read at one moment.
 *
 * @param keys asymmetric keys only, at least one
 */
record PublishedKeys(List<JsonWebKey> keys) {
    private static final Pattern PEM_BLOCK =
            Pattern.compile("-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");

    /** Copies the list. */
    PublishedKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a JWKS, a single JWK, a PEM public key or a PEM certificate.
     *
     * @throws IllegalArgumentException saying what is wrong without repeating the text
     */
    static PublishedKeys parse(byte[] text) {
        String content = new String(text, StandardCharsets.UTF_8).strip();
        List<JsonWebKey> keys;
        try {
            keys = content.startsWith("{") ? fromJson(content) : fromPem(content);
        } catch (JoseException | GeneralSecurityException | ClassCastException unreadable) {
            // The JWKS reader casts what it finds: a set that is no array ends in a ClassCastException.
            throw new IllegalArgumentException("holds a key that cannot be read", unreadable);
        }
        // A symmetric key in the set must never be able to verify anything.
        List<JsonWebKey> asymmetric =
                keys.stream().filter(PublicJsonWebKey.class::isInstance).toList();
        if (asymmetric.isEmpty()) {
            throw new IllegalArgumentException("holds no public key, neither as JWKS nor as PEM");
        }
        return new PublishedKeys(asymmetric);
    }

    private static List<JsonWebKey> fromJson(String json) throws JoseException {
        return json.contains("\"keys\"")
                ? new JsonWebKeySet(json).getJsonWebKeys()
                : List.of(JsonWebKey.Factory.newJwk(json));
    }

    private static List<JsonWebKey> fromPem(String pem) throws JoseException, GeneralSecurityException {
        Matcher block = PEM_BLOCK.matcher(pem);
        if (!block.find()) {
            return List.of();
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        PublicKey key = "CERTIFICATE".equals(block.group(1))
                ? CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der))
                        .getPublicKey()
                : publicKey(der);
        return List.of(PublicJsonWebKey.Factory.newPublicJwk(key));
    }

    private static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        GeneralSecurityException last = new GeneralSecurityException("no key type fits");
        for (String type : KEY_TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException otherType) {
                last = otherType;
            }
        }
        throw last;
    }
}
