package io.chate2ee.groupsync.follow;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A thread that has ended looks at nothing any more, and nothing but a restart cures it. */
@Liveness
@Singleton
@LookupIfProperty(name = "roles.backfill", stringValue = "true")
class FollowAlive implements HealthCheck {
    private final Following following;
    private final Instance<Follower> follower;

    @Inject
    FollowAlive(Following following, Instance<Follower> follower) {
        this.following = following;
        this.follower = follower;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("following the chat")
                .status(!following.isOn() || !follower.get().dead())
                .build();
    }
}
