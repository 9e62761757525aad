package io.chate2ee.identity.health;

import io.chate2ee.identity.intake.GroupsCatchUp;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready until all announcements about groups that were on the topic have been read; Kafka is needed for that once. */
@Readiness
@Singleton
class GroupsReadiness implements HealthCheck {
    private final GroupsCatchUp catchUp;

    GroupsReadiness(@Identifier(GroupsCatchUp.NAME) GroupsCatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("groups read from Kafka")
                .status(catchUp.isDone())
                .build();
    }
}
