package io.chate2ee.token.health;

import io.chate2ee.token.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready once every key was withdrawn: nobody can be given a token here until there is another. */
@Readiness
@ApplicationScoped
class KeyThatSigns implements HealthCheck {
    private static final String NAME = "a key that signs";

    private final SigningKeys keys;

    KeyThatSigns(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return keys.signer().isPresent() ? HealthCheckResponse.up(NAME) : HealthCheckResponse.down(NAME);
    }
}
