package io.chate2ee.token.minting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is minted and where identities come from, {@code token.*}. */
@ConfigMapping(prefix = "token")
public interface TokenSettings {
    /** How long a Virgil JWT lives, 5 minutes to 24 hours. Clients in the field never renew within a session. */
    @WithDefault("1h")
    Duration ttl();

    /**
     * How long the same token is handed out again, which saves a signature when a page is loaded again: 0 to 60 seconds, and never more
     * than a tenth of the token's life. 0 signs a new one for every answer.
     */
    @WithDefault("60s")
    Duration reuse();

    /** Where identity-service is, {@code http://} or {@code https://}. Needed. */
    Optional<String> identityServiceUrl();

    /**
     * What every token says besides, {@code token.ada.<name>}, in its {@code ada} claim: Virgil's cloud and whoever a client shows its
     * token to can read it. {@code {uid}} in a value stands for the caller's uid. None by default.
     */
    Map<String, String> ada();

    /** The memory of which identity a caller has, {@code token.identities.*}. */
    @WithName("identities")
    Identities identities();

    /** How long identities are remembered. */
    interface Identities {
        /** Older ones are asked for again before they are used. */
        @WithDefault("5m")
        Duration freshFor();

        /** While identity-service is away, ones up to this age are used. */
        @WithDefault("24h")
        Duration usableFor();

        /** How many callers are remembered. */
        @WithDefault("100000")
        int atMost();
    }
}
