package io.chate2ee.groupsync.webhooks;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A writer that has ended takes nothing any more, and nothing but a restart cures it. */
@Liveness
@Singleton
@LookupIfProperty(name = "roles.webhooks", stringValue = "true")
class WebhookAlive implements HealthCheck {
    private final WebhookOutlet outlet;

    @Inject
    WebhookAlive(WebhookOutlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("webhooks").status(!outlet.dead()).build();
    }
}
