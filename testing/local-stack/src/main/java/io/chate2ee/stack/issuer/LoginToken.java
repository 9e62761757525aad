package io.chate2ee.stack.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a login JWT says. Each {@code with} method answers a changed copy, so that a test can spoil exactly one thing.
 *
 * @param issuer the {@code iss} claim
 * @param uid the {@code sub} claim; null leaves it out
 * @param audience the {@code aud} claim; null leaves it out
 * @param issuedAt the {@code iat} claim
 * @param notBefore the {@code nbf} claim; null leaves it out
 * @param expiresAt the {@code exp} claim; null leaves it out
 * @param groups the {@code groups} claim; an empty list leaves it out
 */
public record LoginToken(
        String issuer,
        @Nullable String uid,
        @Nullable String audience,
        Instant issuedAt,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        List<String> groups) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the list. */
    public LoginToken {
        groups = List.copyOf(groups);
    }

    /** The same from another issuer. */
    public LoginToken withIssuer(String other) {
        return new LoginToken(other, uid, audience, issuedAt, notBefore, expiresAt, groups);
    }

    /** The same for another user, or for nobody. */
    public LoginToken withUid(@Nullable String other) {
        return new LoginToken(issuer, other, audience, issuedAt, notBefore, expiresAt, groups);
    }

    /** The same for an audience. */
    public LoginToken withAudience(@Nullable String other) {
        return new LoginToken(issuer, uid, other, issuedAt, notBefore, expiresAt, groups);
    }

    /** The same with another beginning. */
    public LoginToken withNotBefore(@Nullable Instant other) {
        return new LoginToken(issuer, uid, audience, issuedAt, other, expiresAt, groups);
    }

    /** The same with another end, or without one. */
    public LoginToken withExpiresAt(@Nullable Instant other) {
        return new LoginToken(issuer, uid, audience, issuedAt, notBefore, other, groups);
    }

    /** The same for somebody in groups. */
    public LoginToken withGroups(String... names) {
        return new LoginToken(issuer, uid, audience, issuedAt, notBefore, expiresAt, List.of(names));
    }

    /** The token as callers send it, signed by the key. */
    public String signedBy(LoginKey key) {
        return key.sign(claims());
    }

    /** The token without a signature and with {@code "alg":"none"}; every service must refuse it. */
    public String unsigned() {
        return LoginKey.unsigned(claims());
    }

    private ObjectNode claims() {
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", issuer);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", issuedAt.getEpochSecond());
        if (uid != null) {
            claims.put("sub", uid);
        }
        if (audience != null) {
            claims.put("aud", audience);
        }
        if (notBefore != null) {
            claims.put("nbf", notBefore.getEpochSecond());
        }
        if (expiresAt != null) {
            claims.put("exp", expiresAt.getEpochSecond());
        }
        if (!groups.isEmpty()) {
            groups.forEach(claims.putArray("groups")::add);
        }
        return claims;
    }
}
