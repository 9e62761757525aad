package io.chate2ee.token.health;

import io.chate2ee.token.identities.UsersTopic;
import io.chate2ee.token.logins.LoginsTopic;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Red only if a thread that reads or writes Kafka has died or hangs. Asks nobody outside this process. */
@Liveness
@ApplicationScoped
class KafkaThreads implements HealthCheck {
    private final UsersTopic users;
    private final LoginsTopic logins;

    KafkaThreads(UsersTopic users, LoginsTopic logins) {
        this.users = users;
        this.logins = logins;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka threads")
                .status(!users.dead() && !logins.dead())
                .build();
    }
}
