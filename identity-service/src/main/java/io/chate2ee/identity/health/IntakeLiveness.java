package io.chate2ee.identity.health;

import io.chate2ee.identity.intake.Intake;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Red only if a thread that reads Kafka has died or hangs. Asks nobody outside this process. */
@Liveness
@Singleton
class IntakeLiveness implements HealthCheck {
    private final Intake intake;

    IntakeLiveness(Intake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("intake threads")
                .status(!intake.isDead())
                .build();
    }
}
