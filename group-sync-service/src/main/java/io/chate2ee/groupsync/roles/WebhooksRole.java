package io.chate2ee.groupsync.roles;

import io.chate2ee.groupsync.settings.RolesSettings;
import io.chate2ee.groupsync.webhooks.Webhooks;
import io.chate2ee.http.start.Launch;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The door for CometChat's webhooks. Where it is off there is no such path. */
@Singleton
class WebhooksRole {
    private final RolesSettings roles;
    private final Launch launch;
    private final Instance<Webhooks> webhooks;

    @Inject
    WebhooksRole(RolesSettings roles, Launch launch, Instance<Webhooks> webhooks) {
        this.roles = roles;
        this.launch = launch;
        this.webhooks = webhooks;
    }

    void onStart(@Observes StartupEvent event, Router router) {
        if (roles.webhooks() && launch.serves()) {
            webhooks.get().start(router);
        }
    }
}
