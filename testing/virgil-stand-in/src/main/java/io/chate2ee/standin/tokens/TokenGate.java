package io.chate2ee.standin.tokens;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.Refusal;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TokenRefusedException;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the token of every call against the applications and their keys. */
public final class TokenGate {

    private static final String SCHEME = "Virgil ";

    private final Map<String, VirgilJwtVerifier> verifiers;

    /**
     * A gate for these applications.
     *
     * @throws IllegalStateException if two of them share an id
     */
    public TokenGate(Collection<App> apps, Clock clock) {
        this.verifiers = apps.stream()
                .collect(Collectors.toUnmodifiableMap(
                        App::id, app -> new VirgilJwtVerifier(app.id(), app.keys(), clock)));
    }

    /**
     * Who is calling.
     *
     * @param authorization the header {@code Authorization}, if it came
     * @throws Refusal 401/20304 if the token is genuine but has expired, 400/20303 for everything else
     */
    public Caller caller(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            throw TokenMistake.NOT_VALID.refusal();
        }
        var jwt = verified(authorization.substring(SCHEME.length()));
        return new Caller(jwt.appId(), jwt.identity());
    }

    private VirgilJwt verified(String token) {
        try {
            var app = VirgilJwt.parse(token).appId();
            return Optional.ofNullable(verifiers.get(app))
                    .orElseThrow(TokenMistake.NOT_VALID::refusal)
                    .verify(token);
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
