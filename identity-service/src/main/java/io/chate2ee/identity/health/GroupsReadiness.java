package io.chate2ee.identity.health;

import io.chate2ee.identity.intake.Intake;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until all announcements about groups that were on the topic have been read; Kafka is needed for that once. */
@Readiness
@Singleton
class GroupsReadiness implements HealthCheck {
    private final Intake intake;

    GroupsReadiness(Intake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("groups read from Kafka")
                .status(intake.hasReadGroups())
                .build();
    }
}
