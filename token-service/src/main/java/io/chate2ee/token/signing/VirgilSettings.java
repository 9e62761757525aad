package io.chate2ee.token.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The Virgil application whose tokens are minted, {@code virgil.*}. Needed are its id and either one key or a file of keys. */
@ConfigMapping(prefix = "virgil")
public interface VirgilSettings {
    /** APP_ID of the Virgil portal. */
    Optional<String> appId();

    /** APP_KEY_ID of the Virgil portal, where one key signs for ever. */
    Optional<String> appKeyId();

    /** APP_KEY of the Virgil portal: the private key, base64 or PEM. A secret. */
    Optional<String> appKey();

    /**
     * A file of previous, current and next keys in place of the two above; see {@link KeyRingText}. It is read again while the service
     * runs.
     */
    Optional<String> keysFile();

    /** How often the file of keys is looked at. */
    @WithDefault("10s")
    Duration keysReread();

    /**
     * How long a key must have been in the file before it signs, so that every replica has read it. A key that takes over from a
     * withdrawn one need not wait.
     */
    @WithDefault("2m")
    Duration keysLead();
}
