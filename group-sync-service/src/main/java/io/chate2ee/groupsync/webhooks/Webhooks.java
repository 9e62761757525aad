package io.chate2ee.groupsync.webhooks;

import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.WebhooksSettings;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Opens the door for webhooks. */
@Singleton
public class Webhooks {
    private final WebhookOutlet outlet;
    private final WebhookRoute route;

    @Inject
    Webhooks(
            WebhooksSettings settings,
            SenderCredentials credentials,
            ChatSettings chat,
            WebhookOutlet outlet,
            WebhookMetrics metrics,
            Clock clock) {
        this.outlet = outlet;
        this.route = new WebhookRoute(
                WebhookRules.of(settings, credentials),
                outlet,
                metrics,
                chat.uid().idCase(),
                clock,
                settings.timeout().toMillis());
    }

    /** Adds the route, and starts the writer behind it; returns at once. */
    public void start(Router router) {
        outlet.start();
        route.on(router);
    }
}
