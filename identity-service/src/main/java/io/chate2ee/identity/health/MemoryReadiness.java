package io.chate2ee.identity.health;

import io.chate2ee.identity.cache.Warming;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until the users who were seen last are in memory, or the time for that is over. */
@Readiness
@Singleton
class MemoryReadiness implements HealthCheck {
    private final Warming warming;

    MemoryReadiness(Warming warming) {
        this.warming = warming;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("users read into memory")
                .status(warming.isOver())
                .build();
    }
}
