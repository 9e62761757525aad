package io.chate2ee.groupsync.intake;

import io.chate2ee.kafka.TopicReader;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Red only if a reader's thread has died or hangs. Asks nobody outside this process. */
@Liveness
@Singleton
@LookupIfProperty(name = "roles.sync", stringValue = "true", lookupIfMissing = true)
class IntakeLiveness implements HealthCheck {
    private final Intake intake;

    @Inject
    IntakeLiveness(Intake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        boolean alive = intake.readers().stream().noneMatch(TopicReader::dead);
        return HealthCheckResponse.named("intake threads").status(alive).build();
    }
}
