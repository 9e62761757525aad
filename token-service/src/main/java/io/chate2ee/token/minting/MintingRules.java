package io.chate2ee.token.minting;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The checked settings of minting.
 *
 * @param appId the Virgil application
 * @param key what signs
 * @param ttl how long a token lives
 * @param ownerIdentity the identity that no user may have
 */
record MintingRules(String appId, AppKey key, Duration ttl, Identity ownerIdentity) {
    private static final Duration SHORTEST_TTL = Duration.ofMinutes(5);
    private static final Duration LONGEST_TTL = Duration.ofHours(24);
    private static final Duration LONGEST_REUSE = Duration.ofSeconds(60);
    /** What the portal issues are 32 hex characters; anything that could break out of the token's issuer is refused. */
    private static final Pattern PORTAL_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /**
     * Reads the settings.
     *
     * @throws ConfigurationException one line that names the wrong setting and repeats no secret
     */
    static MintingRules of(VirgilSettings virgil, TokenSettings token, GroupsSettings groups) {
        return new MintingRules(
                portalId("virgil.app-id", virgil.appId(), "APP_ID"),
                new AppKey(portalId("virgil.app-key-id", virgil.appKeyId(), "APP_KEY_ID"), privateKey(virgil)),
                ttl(token),
                owner(groups));
    }

    /** How long the same token is handed out again: long enough for page reloads, short beside its life. */
    Duration reuse() {
        Duration tenth = ttl.dividedBy(10);
        return tenth.compareTo(LONGEST_REUSE) < 0 ? tenth : LONGEST_REUSE;
    }

    /** Checks that identity-service can be asked at all. */
    static void checkIdentityService(TokenSettings token) {
        String url = token.identityServiceUrl()
                .orElseThrow(() -> wrong("token.identity-service-url", "is not set: where identity-service is"));
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAUri) {
            // Said below, in the same words as for a URI of another kind.
        }
        throw wrong("token.identity-service-url", "must be an http or https URL");
    }

    private static String portalId(String setting, Optional<String> value, String portalName) {
        String text = value.map(String::strip)
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> wrong(setting, "is not set: " + portalName + " of the Virgil portal"));
        if (!PORTAL_ID.matcher(text).matches()) {
            throw wrong(setting, "is not an " + portalName + " of the Virgil portal");
        }
        return text;
    }

    private static PrivateKey privateKey(VirgilSettings virgil) {
        String text = virgil.appKey()
                .filter(key -> !key.isBlank())
                .orElseThrow(() -> wrong("virgil.app-key", "is not set: APP_KEY of the Virgil portal"));
        try {
            return PrivateKey.parse(text);
        } catch (VirgilException unreadable) {
            throw wrong("virgil.app-key", "is not an Ed25519 private key in base64 or PEM");
        }
    }

    private static Duration ttl(TokenSettings token) {
        if (token.ttl().compareTo(SHORTEST_TTL) < 0 || token.ttl().compareTo(LONGEST_TTL) > 0) {
            throw wrong("token.ttl", "must be 5 minutes to 24 hours");
        }
        return token.ttl();
    }

    private static Identity owner(GroupsSettings groups) {
        try {
            return Identity.parse(groups.ownerIdentity());
        } catch (InvalidIdException notAnIdentity) {
            throw wrong("groups.owner-identity", "is not an identity: " + notAnIdentity.getMessage());
        }
    }

    private static ConfigurationException wrong(String setting, String problem) {
        return new ConfigurationException("Setting " + setting + " " + problem, Set.of(setting));
    }
}
