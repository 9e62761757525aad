package io.chate2ee.standin.tokens;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.Refusal;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the token of every call against the applications and their keys. Safe for use by several threads. */
public final class TokenGate {

    private static final String SCHEME = "Virgil ";

    private final Map<String, App> apps;
    private final Clock clock;
    private final Set<String> expired = ConcurrentHashMap.newKeySet();

    /**
     * A gate for these applications.
     *
     * @throws IllegalStateException if two of them share an id
     */
    public TokenGate(Collection<App> apps, Clock clock) {
        this.apps = apps.stream().collect(Collectors.toUnmodifiableMap(App::id, Function.identity()));
        this.clock = clock;
    }

    /**
     * Who is calling.
     *
     * @param authorization the header {@code Authorization}, if it came
     * @param skew how far to look into the future, as a service with a wrong clock would; usually zero
     * @throws Refusal 401/20304 if the token is genuine but has expired, 400/20303 for everything else
     */
    public Caller caller(@Nullable String authorization, Duration skew) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw TokenMistake.NOT_VALID.refusal();
        }
        var jwt = verified(authorization.substring(SCHEME.length()), Clock.offset(clock, skew));
        TokenMistake.EXPIRED.unless(!expired.contains(authorization));
        return new Caller(jwt.appId(), jwt.identity());
    }

    /** From now on this token has expired. The answer is the refusal that says so. */
    public Refusal expire(@Nullable String authorization) {
        if (authorization != null) {
            expired.add(authorization);
        }
        return TokenMistake.EXPIRED.refusal();
    }

    private VirgilJwt verified(String token, Clock at) {
        try {
            var app = Optional.ofNullable(apps.get(VirgilJwt.parse(token).appId()))
                    .orElseThrow(TokenMistake.NOT_VALID::refusal);
            return new VirgilJwtVerifier(app.id(), app.keys(), at).verify(token);
        } catch (TokenRefusedException refused) {
            // Only expiry has a code of its own on the wire.
            throw (refused.reason() == TokenRefusedException.Reason.EXPIRED
                            ? TokenMistake.EXPIRED
                            : TokenMistake.NOT_VALID)
                    .refusal();
        } catch (MalformedException unreadable) {
            // To the caller an unreadable token is one more invalid token.
            throw TokenMistake.NOT_VALID.refusal();
        }
    }
}
