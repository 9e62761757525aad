package io.chate2ee.token.minting;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The Virgil application whose tokens are minted, {@code virgil.*}. All needed. */
@ConfigMapping(prefix = "virgil")
public interface VirgilSettings {
    /** APP_ID of the Virgil portal. */
    Optional<String> appId();

    /** APP_KEY_ID of the Virgil portal. */
    Optional<String> appKeyId();

    /** APP_KEY of the Virgil portal: the private key, base64 or PEM. A secret. */
    Optional<String> appKey();
}
