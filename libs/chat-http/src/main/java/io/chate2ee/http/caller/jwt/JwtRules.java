package io.chate2ee.http.caller.jwt;

import io.chate2ee.contract.id.IdCase;
import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The rules a login token must satisfy.
 *
 * @param issuer the exact {@code iss}
 * @param audience a name that {@code aud} must hold, if any
 * @param uidClaim the claim with the user's id
 * @param idCase how the user's id is folded
 * @param clockSkew how far clocks may differ
 * @param maxLifetime how long a token may live
 * @param algorithms names of allowed signature algorithms
 */
record JwtRules(
        String issuer,
        Optional<String> audience,
        String uidClaim,
        IdCase idCase,
        Duration clockSkew,
        Duration maxLifetime,
        Set<String> algorithms) {
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(10);
    private static final Set<String> KNOWN_ALGORITHMS = Set.of("RS256", "PS256", "ES256", "EdDSA");

    /**
     * Reads the settings of one issuer.
     *
     * @param prefix where they stand, for messages
     * @throws ConfigurationException one line that names the wrong setting
     */
    static JwtRules of(String prefix, IssuerSettings settings, IdCase idCase) {
        String issuer = settings.issuer()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong(prefix, "issuer", "is not set: the 'iss' of the login tokens to believe"));
        if (settings.clockSkew().isNegative() || settings.clockSkew().compareTo(LARGEST_SKEW) > 0) {
            throw wrong(prefix, "clock-skew", "must be 0 to 10 minutes");
        }
        if (settings.maxLifetime().toSeconds() < 1) {
            throw wrong(prefix, "max-lifetime", "must be at least a second");
        }
        if (settings.keysRefresh().toSeconds() < 1) {
            throw wrong(prefix, "keys-refresh", "must be at least a second");
        }
        if (settings.algorithms().isEmpty() || !KNOWN_ALGORITHMS.containsAll(settings.algorithms())) {
            throw wrong(prefix, "algorithms", "must be some of RS256, PS256, ES256, EdDSA");
        }
        if (settings.uidClaim().isBlank()) {
            throw wrong(prefix, "uid-claim", "must not be empty");
        }
        return new JwtRules(
                issuer,
                settings.audience().filter(text -> !text.isBlank()),
                settings.uidClaim(),
                idCase,
                settings.clockSkew(),
                settings.maxLifetime(),
                settings.algorithms());
    }

    static ConfigurationException wrong(String prefix, String leaf, String problem) {
        return WrongSetting.of(prefix + '.' + leaf, problem);
    }
}
