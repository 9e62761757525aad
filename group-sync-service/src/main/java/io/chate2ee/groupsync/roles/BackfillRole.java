package io.chate2ee.groupsync.roles;

import io.chate2ee.groupsync.follow.Following;
import io.chate2ee.groupsync.settings.RolesSettings;
import io.chate2ee.http.start.Launch;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What reads the chat itself. Needs Kafka and the chat's API. */
@Singleton
class BackfillRole {
    private final RolesSettings roles;
    private final Launch launch;
    private final Instance<Following> following;

    @Inject
    BackfillRole(RolesSettings roles, Launch launch, Instance<Following> following) {
        this.roles = roles;
        this.launch = launch;
        this.following = following;
    }

    void onStart(@Observes StartupEvent event) {
        if (roles.backfill() && launch.serves()) {
            following.get().start();
        }
    }
}
