package io.chate2ee.groupsync.follow;

import io.chate2ee.groupsync.settings.SourceSettings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Follows the chat where there is a key to its API, and says so where there is none. */
@Singleton
public class Following {
    private static final Logger LOG = Logger.getLogger(Following.class);

    private final boolean on;
    private final Instance<Follower> follower;
    private final FollowMetrics metrics;

    @Inject
    Following(SourceSettings settings, Instance<Follower> follower, FollowMetrics metrics) {
        this.on = settings.apiKeyFile().isPresent()
                || settings.apiKey().filter(key -> !key.isBlank()).isPresent();
        this.follower = follower;
        this.metrics = metrics;
    }

    /** Begins, if there is a key; returns at once. */
    public void start() {
        metrics.on(on);
        if (on) {
            follower.get().start();
        } else {
            LOG.warn(
                    "GSY061 The chat itself is not followed, as there is no source.api-key: what webhooks do not say stays unknown");
        }
    }

    boolean isOn() {
        return on;
    }
}
