package io.chate2ee.virgil.jwt;

import io.chate2ee.virgil.MalformedException;
import java.time.Instant;

/**
 * A Virgil access token and what it says (checked against vectors). Reading one proves nothing; see
 * {@link VirgilJwtVerifier}.
 *
 * @param text the token as sent in {@code Authorization: Virgil <token>}; a credential until it expires
 * @param appId the application it was issued for
 * @param keyId APP_KEY_ID of the key that signed it
 * @param identity whom it speaks for
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds
 */
public record VirgilJwt(String text, String appId, String keyId, String identity, Instant issuedAt, Instant expiresAt) {

    /**
     * Reads a token without verifying it.
     *
     * @throws MalformedException if it is not a well-formed Virgil JWT
     */
    public static VirgilJwt parse(String text) {
        return JwtText.parse(text).toJwt();
    }

    /** What the token says, without the token. */
    @Override
    public String toString() {
        return "VirgilJwt[appId=" + appId + ", keyId=" + keyId + ", identity=" + identity + ", issuedAt=" + issuedAt
                + ", expiresAt=" + expiresAt + ", text redacted]";
    }
}
