package io.chate2ee.virgil.jwt;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.TokenRefusedException.Reason;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Decides whether a Virgil JWT is to be trusted. Always checks header, key, signature, issuer, subject and both times;
 * Virgil's own verifier leaves the times to its caller. Safe for use by several threads.
 */
public final class VirgilJwtVerifier {

    /** How far ahead the issuer's clock may run. The real service's allowance is not known. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private final String issuer;
    private final Map<String, PublicKey> keysById;
    private final Clock clock;

    /**
     * Trusts the tokens of one application.
     *
     * @param keysById public halves of the application's keys by APP_KEY_ID
     */
    public VirgilJwtVerifier(String appId, Map<String, PublicKey> keysById, Clock clock) {
        this.issuer = JwtText.ISSUER_PREFIX + JwtText.requirePrintable("app id", appId);
        this.keysById = Map.copyOf(keysById);
        this.clock = clock;
    }

    /**
     * Reads and verifies a token. A token is valid from its time of issue until just before its time of expiry.
     *
     * @throws TokenRefusedException if it is not to be trusted, with the first reason found
     */
    public VirgilJwt verify(String token) {
        var parts = parse(token);
        require(parts.hasVirgilHeader(), Reason.WRONG_HEADER);
        var key = keysById.get(parts.keyId());
        if (key == null) {
            throw new TokenRefusedException(Reason.UNKNOWN_KEY);
        }
        requireSignature(key, parts);
        require(parts.issuer().equals(issuer), Reason.WRONG_ISSUER);
        require(parts.hasIdentity(), Reason.WRONG_SUBJECT);
        requireTimes(parts.issuedAt(), parts.expiresAt());
        return parts.toJwt();
    }

    private static JwtText parse(String token) {
        try {
            return JwtText.parse(token);
        } catch (MalformedException refusedLikeEveryOther) {
            // One failure type for everything a caller can be sent as a token.
            throw new TokenRefusedException(Reason.MALFORMED);
        }
    }

    private static void requireSignature(PublicKey key, JwtText parts) {
        try {
            VirgilSignature.verify(key, parts.signingInput(), parts.signature());
        } catch (MalformedException | BadSignatureException refusedLikeEveryOther) {
            // A signature without its wrapper and one that does not match are equally worthless.
            throw new TokenRefusedException(Reason.BAD_SIGNATURE);
        }
    }

    private void requireTimes(Instant issuedAt, Instant expiresAt) {
        var now = clock.instant();
        require(now.isBefore(expiresAt), Reason.EXPIRED);
        require(!issuedAt.isAfter(now.plus(CLOCK_SKEW)), Reason.NOT_YET_VALID);
    }

    private static void require(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new TokenRefusedException(otherwise);
        }
    }
}
