package io.chate2ee.benchmarks.load;

import io.chate2ee.stack.suite.Settings;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/** What token-service needs to run here, with an app key of its own. */
public final class TokenServiceSettings {
    private TokenServiceSettings() {}

    /** Settings with which everybody has an identity. */
    public static Settings of(Parts parts, AnyIdentity identities) throws IOException {
        try (var key = Ed25519PrivateKey.generate(new SecureRandom())) {
            return parts.callers()
                    .with("virgil.app-id", "0123456789abcdef0123456789abcdef")
                    .with("virgil.app-key-id", "fedcba9876543210fedcba9876543210")
                    .with("virgil.app-key", Base64.getEncoder().encodeToString(key.exportDer()))
                    .with("token.identity-service-url", identities.url());
        }
    }
}
