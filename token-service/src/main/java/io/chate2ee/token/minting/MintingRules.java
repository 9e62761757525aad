package io.chate2ee.token.minting;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.http.start.WrongSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The checked settings of minting.
 *
 * @param ttl how long a token lives
 * @param reuse how long the same token is handed out again; zero never
 * @param ownerIdentity the identity that no user may have
 * @param additionalData what every token says besides, by name; {@code {uid}} stands for the caller's
 */
record MintingRules(Duration ttl, Duration reuse, Identity ownerIdentity, Map<String, String> additionalData) {
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(5);
    private static final Duration LONGEST_TTL = Duration.ofHours(24);
    private static final Duration LONGEST_REUSE = Duration.ofSeconds(60);
    /** Clients send the token with every call to Virgil's cloud. */
    private static final int LONGEST_ADDITIONAL_DATA = 1_024;

    private static final String UID = "{uid}";

    /** Copies the map. */
    MintingRules {
        additionalData = Map.copyOf(additionalData);
    }

    /**
     * Reads the settings.
     *
     * @throws ConfigurationException one line that names the wrong setting
     */
    static MintingRules of(TokenSettings token, GroupsSettings groups) {
        return new MintingRules(ttl(token), reuse(token), owner(groups), additionalData(token));
    }

    /** The {@code ada} claim of a caller's token, in a fixed order; empty leaves it out. */
    Map<String, String> additionalDataFor(Uid uid) {
        if (additionalData.isEmpty()) {
            return Map.of();
        }
        var filled = new TreeMap<String, String>();
        additionalData.forEach((name, value) -> filled.put(name, value.replace(UID, uid.value())));
        return filled;
    }

    /** Checks that identity-service can be asked at all. */
    static void checkIdentityService(TokenSettings token) {
        String url = token.identityServiceUrl()
                .orElseThrow(
                        () -> WrongSetting.of("token.identity-service-url", "is not set: where identity-service is"));
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAUri) {
            // Said below, in the same words as for a URI of another kind.
        }
        throw WrongSetting.of("token.identity-service-url", "must be an http or https URL");
    }

    private static Duration ttl(TokenSettings token) {
        if (token.ttl().compareTo(SHORTEST_TTL) < 0 || token.ttl().compareTo(LONGEST_TTL) > 0) {
            throw WrongSetting.of("token.ttl", "must be 5 minutes to 24 hours");
        }
        return token.ttl();
    }

    /** Short beside the token's life: a client must not be given one that has hardly any left. */
    private static Duration reuse(TokenSettings token) {
        if (token.reuse().isNegative() || token.reuse().compareTo(LONGEST_REUSE) > 0) {
            throw WrongSetting.of("token.reuse", "must be 0 to 60 seconds");
        }
        Duration tenth = token.ttl().dividedBy(10);
        return tenth.compareTo(token.reuse()) < 0 ? tenth : token.reuse();
    }

    private static Map<String, String> additionalData(TokenSettings token) {
        int length = token.ada().entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (length > LONGEST_ADDITIONAL_DATA) {
            throw WrongSetting.of("token.ada", "must be at most " + LONGEST_ADDITIONAL_DATA + " characters in all");
        }
        return token.ada();
    }

    private static Identity owner(GroupsSettings groups) {
        try {
            return Identity.parse(groups.ownerIdentity());
        } catch (InvalidIdException notAnIdentity) {
            throw WrongSetting.of("groups.owner-identity", "is not an identity: " + notAnIdentity.getMessage());
        }
    }
}
