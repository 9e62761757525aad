package io.chate2ee.token.health;

import io.chate2ee.token.identities.IdentityServiceClient;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Not ready until identity-service has been seen once: a replica that knows nobody can serve nobody. Afterwards it stays ready, since
 * it serves the callers it remembers; and taking all replicas away at once would help nobody. Kafka plays no part: tokens are minted
 * without it.
 */
@Readiness
@ApplicationScoped
class IdentityServiceSeen implements AsyncHealthCheck {
    private static final String NAME = "identity-service seen since start";

    private final IdentityServiceClient client;
    private volatile boolean seen;

    IdentityServiceSeen(@RestClient IdentityServiceClient client) {
        this.client = client;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (seen) {
            return Uni.createFrom().item(HealthCheckResponse.up(NAME));
        }
        return client.ready()
                .invoke(() -> seen = true)
                .map(answer -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }
}
