package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.VirgilSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Closed while the cloud refuses the app key or the owner's token. That is nobody's group's fault: all work stops, one call a
 * minute tries again, and nothing is parked. Any thread.
 */
@Singleton
public class AppGate {
    private static final Logger LOG = Logger.getLogger(AppGate.class);

    private final Clock clock;
    private final Duration rest;
    private final AtomicReference<@Nullable Instant> nextTry = new AtomicReference<>();

    @Inject
    AppGate(Clock clock, VirgilSettings settings) {
        this(clock, settings.refusedRest());
    }

    AppGate(Clock clock, Duration rest) {
        this.clock = clock;
        this.rest = rest;
    }

    /** Whether the app was accepted when last tried. */
    public boolean isOpen() {
        return nextTry.get() == null;
    }

    /** True for one caller each time the rest is over; that caller makes one call. */
    public boolean takeTry() {
        Instant due = nextTry.get();
        Instant now = clock.instant();
        return due != null && isOver(due, now) && nextTry.compareAndSet(due, now.plus(rest));
    }

    /** Also if the clock was ahead, which is a reason to be refused, and has been put right. */
    private boolean isOver(Instant due, Instant now) {
        return !now.isBefore(due) || due.isAfter(now.plus(rest));
    }

    void refused() {
        if (nextTry.getAndSet(clock.instant().plus(rest)) == null) {
            LOG.error("GSY010 The Virgil cloud refuses this app; all work stops until it accepts it again."
                    + " Check virgil.app-id, virgil.app-key-id, virgil.app-key and this machine's clock.");
        }
    }

    void accepted() {
        if (nextTry.getAndSet(null) != null) {
            LOG.info("GSY011 The Virgil cloud accepts this app again.");
        }
    }
}
