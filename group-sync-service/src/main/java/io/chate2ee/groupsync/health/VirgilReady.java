package io.chate2ee.groupsync.health;

import io.chate2ee.groupsync.cloud.AppGate;
import io.chate2ee.groupsync.owner.OwnerKeeper;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The owner's card is published and the cloud accepts the app. */
@Readiness
@Singleton
@LookupIfProperty(name = "roles.sync", stringValue = "true", lookupIfMissing = true)
class VirgilReady implements HealthCheck {
    private final OwnerKeeper owner;
    private final AppGate gate;

    @Inject
    VirgilReady(OwnerKeeper owner, AppGate gate) {
        this.owner = owner;
        this.gate = gate;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("virgil")
                .status(owner.isReady() && gate.isOpen())
                .withData("owner", owner.isReady() ? "published" : "not yet published")
                .withData("app", gate.isOpen() ? "accepted" : "refused")
                .build();
    }
}
