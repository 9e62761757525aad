package io.chate2ee.groupsync.intake;

import io.chate2ee.kafka.TopicReader;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Red while a topic is not read, or a partition cannot go on. */
@Readiness
@Singleton
@LookupIfProperty(name = "roles.sync", stringValue = "true", lookupIfMissing = true)
class IntakeReadiness implements HealthCheck {
    private final Intake intake;

    @Inject
    IntakeReadiness(Intake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("intake").up();
        for (TopicReader reader : intake.readers()) {
            reader.complaint().ifPresent(text -> response.down().withData(reader.topic(), text));
        }
        return response.build();
    }
}
