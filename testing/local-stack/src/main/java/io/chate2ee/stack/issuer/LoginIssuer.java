package io.chate2ee.stack.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Makes login JWTs for whoever asks: it knows no passwords, which is why it exists only here.
 *
 * @param name the {@code iss} claim of its tokens
 * @param key what signs them
 * @param clock tells the time
 */
public record LoginIssuer(String name, LoginKey key, Clock clock) {
    /** How long a login lasts: longer than any test or demonstration. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** A token for the user, valid from now for {@link #LIFETIME}. */
    public String token(String uid) {
        return claimsFor(uid).signedBy(key);
    }

    /** What {@link #token} says, to be changed before signing. */
    public LoginToken claimsFor(String uid) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new LoginToken(name, uid, null, now, null, now.plus(LIFETIME), List.of());
    }
}
