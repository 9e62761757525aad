package io.chate2ee.groupsync.health;

import io.chate2ee.groupsync.apply.Reconciler;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A loop that no longer turns is cured by nothing but a restart. No dependency is asked. */
@Liveness
@Singleton
@LookupIfProperty(name = "roles.sync", stringValue = "true", lookupIfMissing = true)
class ReconcilerAlive implements HealthCheck {
    private final Reconciler reconciler;

    @Inject
    ReconcilerAlive(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("reconciler")
                .status(reconciler.isAlive())
                .build();
    }
}
