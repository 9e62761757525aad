package io.chate2ee.virgil.jwt;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.TokenRefusedException.Reason;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Decides whether a Virgil JWT is to be trusted. Always checks {@code alg}, {@code typ}, {@code cty}, {@code kid}, the
 * signature, {@code iss}, {@code sub}, {@code iat} and {@code exp}; none of them may be missing, and no setting leaves one
 * out. Virgil's own verifier checks the header and the signature only (read in client source). How long a token may live
 * is not limited here: the real service's maximum is not known. Safe for use by several threads.
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
     * @param keysById public halves of the application's keys by APP_KEY_ID; while keys are exchanged, more than one. The
     *     header of a token chooses among them and among nothing else
     * @throws IllegalArgumentException if there is no key, or an id that no token can name
     * @throws UnsupportedKeyTypeException if keys of a given type do not sign
     */
    public VirgilJwtVerifier(String appId, Map<String, PublicKey> keysById, Clock clock) {
        this.issuer = JwtText.ISSUER_PREFIX + JwtText.requirePrintable("app id", appId);
        if (keysById.isEmpty()) {
            throw new IllegalArgumentException("no key to verify tokens with");
        }
        keysById.keySet().forEach(id -> JwtText.requirePrintable("app key id", id));
        keysById.values().forEach(PublicKey::forVerifying);
        this.keysById = Map.copyOf(keysById);
        this.clock = clock;
    }

    /**
     * Reads and verifies a token. A token is valid from its time of issue, which may be 60 s ahead of the clock, until just
     * before its time of expiry. (Of Virgil's own clients, JavaScript still takes a token at that very second and Java does
     * not; read in client source.)
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
        require(issuedAt.isBefore(expiresAt), Reason.NEVER_VALID);
    }

    private static void require(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new TokenRefusedException(otherwise);
        }
    }
}
