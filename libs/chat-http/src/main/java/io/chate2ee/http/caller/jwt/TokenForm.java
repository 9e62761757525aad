package io.chate2ee.http.caller.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.http.caller.RefusalReason;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a token must look like before its signature is worth a look. */
final class TokenForm {
    /** Each changes what the signature covers or what the payload is; none is needed for a login. */
    private static final List<String> REFUSED_HEADERS = List.of("crit", "b64", "zip", "enc", "cty");

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    /** Keycloak's name for access tokens; it marks ID, refresh and logout tokens in the same claim. */
    private static final String ACCESS_TOKEN = "bearer";

    private static final List<String> TIMES = List.of("exp", "nbf", "iat");

    private final JwtRules rules;
    private final Clock clock;

    TokenForm(JwtRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The first thing that is wrong. */
    Optional<RefusalReason> fault(CompactToken token) {
        if (REFUSED_HEADERS.stream().anyMatch(token.header()::has) || !hasWholeTimes(token)) {
            return Optional.of(RefusalReason.MALFORMED);
        }
        if (isOfAnotherType(token)) {
            return Optional.of(RefusalReason.WRONG_TYPE);
        }
        return isTooLongLived(token) ? Optional.of(RefusalReason.TOO_LONG_LIVED) : Optional.empty();
    }

    private static boolean hasWholeTimes(CompactToken token) {
        return token.seconds("exp").isPresent()
                && TIMES.stream()
                        .allMatch(time -> !token.claims().has(time)
                                || token.seconds(time)
                                        .filter(seconds -> seconds >= 0)
                                        .isPresent());
    }

    private static boolean isOfAnotherType(CompactToken token) {
        return !isOneOf(TYPES, token.header().path("typ"))
                || !isOneOf(Set.of(ACCESS_TOKEN), token.claims().path("typ"));
    }

    private static boolean isOneOf(Set<String> allowed, JsonNode type) {
        return type.isMissingNode()
                || (type.isTextual() && allowed.contains(type.textValue().toLowerCase(Locale.ROOT)));
    }

    /** A token from the future would otherwise live longer than it says. */
    private boolean isTooLongLived(CompactToken token) {
        long latest = clock.instant().plus(rules.clockSkew()).getEpochSecond();
        long issued = Math.min(token.seconds("iat").orElse(latest), latest);
        return token.seconds("exp").orElseThrow() - issued > rules.maxLifetime().toSeconds();
    }
}
