package io.chate2ee.virgil.jwt;

import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.json.JsonWriter;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Issues Virgil access tokens, byte for byte as Virgil's JavaScript generator would (checked against vectors). Safe for
 * use by several threads; blocks for nothing but the signature.
 */
public final class VirgilJwtMinter {

    private final String appId;
    private final AppKey key;
    private final Clock clock;
    private final String encodedHeader;

    /** Issues tokens for one application, signed with one of its keys. */
    public VirgilJwtMinter(String appId, AppKey key, Clock clock) {
        this.appId = JwtText.requirePrintable("app id", appId);
        this.key = key;
        this.clock = clock;
        this.encodedHeader = encode(JwtText.header(key.id()));
    }

    /** Issues a token that speaks for {@code identity} from now for {@code ttl}. */
    public VirgilJwt mint(String identity, Duration ttl) {
        return mint(identity, ttl, Map.of());
    }

    /**
     * Issues a token that carries additional data.
     *
     * @param identity printable ASCII: Virgil's JavaScript client would read anything else as another identity (seen with
     *     the real library)
     * @param ttl time to live, at least one second; fractions of a second are dropped
     * @param ada additional data, written in the map's order; left out of the token when empty
     * @throws IllegalArgumentException if the identity or the time to live is not usable
     */
    public VirgilJwt mint(String identity, Duration ttl, Map<String, String> ada) {
        JwtText.requirePrintable("identity", identity);
        if (ttl.toSeconds() < 1) {
            throw new IllegalArgumentException("time to live is shorter than a second");
        }
        Instant issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = issuedAt.plusSeconds(ttl.toSeconds());
        var signingInput = encodedHeader + '.' + encode(body(identity, issuedAt, expiresAt, ada));
        var signature = VirgilSignature.sign(key.key(), signingInput.getBytes(StandardCharsets.US_ASCII));
        var text = signingInput + '.' + Base64Text.encodeUrl(signature);
        return new VirgilJwt(text, appId, key.id(), identity, issuedAt, expiresAt);
    }

    private String body(String identity, Instant issuedAt, Instant expiresAt, Map<String, String> ada) {
        var json = new JsonWriter()
                .beginObject()
                .member("iss", JwtText.ISSUER_PREFIX + appId)
                .member("sub", JwtText.SUBJECT_PREFIX + identity)
                .member("iat", issuedAt.getEpochSecond())
                .member("exp", expiresAt.getEpochSecond());
        if (!ada.isEmpty()) {
            json.name("ada").beginObject();
            ada.forEach(json::member);
            json.endObject();
        }
        return json.endObject().text();
    }

    private static String encode(String json) {
        return Base64Text.encodeUrl(json.getBytes(StandardCharsets.UTF_8));
    }
}
