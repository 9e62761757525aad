package io.chate2ee.groupsync.follow;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Red while a topic is not read; says it where the chat is not followed at all. The chat itself is not asked. */
@Readiness
@Singleton
@LookupIfProperty(name = "roles.backfill", stringValue = "true")
class FollowReady implements HealthCheck {
    private final Following following;
    private final Instance<Follower> follower;

    @Inject
    FollowReady(Following following, Instance<Follower> follower) {
        this.following = following;
        this.follower = follower;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("source").up();
        if (!following.isOn()) {
            return response.withData("off", "no source.api-key").build();
        }
        Optional<String> complaint = follower.get().complaint();
        complaint.ifPresent(text -> response.down().withData("complaint", text));
        return response.build();
    }
}
