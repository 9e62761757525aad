package io.chate2ee.audit;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Red only if the thread that writes the audit has died. Asks nobody outside this process. */
@Liveness
@Singleton
class AuditLiveness implements HealthCheck {
    private final AuditTopic topic;

    AuditLiveness(AuditTopic topic) {
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit thread").status(!topic.dead()).build();
    }
}
