package io.chate2ee.identity.cache;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.registry.UserRegistry;
import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads into memory the users who were seen last, so that the first requests after a start do not all wait for the database. It is a help
 * and no more: after a bounded time the start goes on without it.
 */
@Singleton
public class Warming {
    private static final Logger LOG = Logger.getLogger(Warming.class);

    private final UserRegistry registry;
    private final VersionedCache<Uid, KnownUser> cache;
    private final KnownUsers users;
    private final IdentitySettings.Cache settings;
    private volatile boolean over;

    Warming(UserRegistry registry, VersionedCache<Uid, KnownUser> cache, KnownUsers users, IdentitySettings settings) {
        this.registry = registry;
        this.cache = cache;
        this.users = users;
        this.settings = settings.cache();
    }

    /**
     * Begins to read and returns at once. Changes must be heard of already: a row that is read late then gives way to them.
     */
    public void begin() {
        int atMost = (int) Math.min(settings.warmUsers(), settings.users());
        if (atMost == 0) {
            over = true;
            return;
        }
        var unused = registry.newest(atMost)
                .orTimeout(settings.warmWithin().toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(this::keep)
                .whenComplete((done, failure) -> end(failure));
    }

    /** Whether the first reading has ended, with success or without. */
    public boolean isOver() {
        return over;
    }

    private void keep(List<UserRecord> newest) {
        newest.forEach(user -> cache.offer(user.uid(), users.of(user)));
        LOG.infof("%d users read into memory", newest.size());
    }

    private void end(@Nullable Throwable failure) {
        over = true;
        if (failure != null) {
            LOG.warnf("IDS107 Starting without all users in memory: %s", failure);
        }
    }
}
