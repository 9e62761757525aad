package io.chate2ee.groupsync.beat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs one piece of work at a time, however often it is asked for: a call during a run leads to exactly one more run. Failures are
 * logged and forgotten, because the next beat comes anyway. Any thread.
 */
public final class Beat {
    private static final Logger LOG = Logger.getLogger(Beat.class);

    /** Work that hangs is given up, or it would never be done again. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final String name;
    private final Supplier<Uni<Boolean>> work;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * A beat that nobody has asked for yet.
     *
     * @param work true if there is more to do at once
     */
    public Beat(String name, Supplier<Uni<Boolean>> work) {
        this.name = name;
        this.work = work;
    }

    /** Asks for a run, now or right after the one that is going on. */
    public void run() {
        again.set(true);
        if (running.compareAndSet(false, true)) {
            again.set(false);
            Uni.createFrom()
                    .deferred(work::get)
                    .ifNoItem()
                    .after(LONGEST)
                    .fail()
                    .subscribe()
                    .with(this::ended, this::failed);
        }
    }

    private void ended(boolean more) {
        if (failing.getAndSet(false)) {
            LOG.infof("GSY041 %s works again", name);
        }
        running.set(false);
        if (more || again.get()) {
            run();
        }
    }

    private void failed(Throwable failure) {
        if (!failing.getAndSet(true)) {
            LOG.warnf("GSY040 %s failed and is tried again: %s", name, failure.getMessage());
        }
        running.set(false);
    }
}
