package io.chate2ee.groupsync.backfill;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Back-fills in the background of a service, one at a time. Any thread. */
@Singleton
public class BackfillRuns {
    private static final Logger LOG = Logger.getLogger(BackfillRuns.class);

    private final Backfill backfill;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Thread running;
    private @Nullable BackfillStatus status;

    @Inject
    BackfillRuns(Backfill backfill, Clock clock) {
        this.backfill = backfill;
        this.clock = clock;
    }

    /** Begins one and returns at once; false if one is under way. */
    public boolean start(boolean dryRun) {
        turn.lock();
        try {
            if (running != null) {
                return false;
            }
            status = BackfillStatus.begun(dryRun, clock.instant());
            Thread thread = new Thread(() -> run(dryRun), "back-fill");
            thread.setDaemon(true);
            running = thread;
            thread.start();
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Tells the one that is under way to end; false if there is none. What it wrote counts. */
    public boolean cancel() {
        turn.lock();
        try {
            if (running == null) {
                return false;
            }
            running.interrupt();
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** The one that is under way, or else the last; nothing if this process has had none. */
    public Optional<BackfillStatus> status() {
        turn.lock();
        try {
            return Optional.ofNullable(status);
        } finally {
            turn.unlock();
        }
    }

    private void run(boolean dryRun) {
        try {
            BackfillReport report = backfill.run(DoneGroups.forgotten(), dryRun, this::progress);
            ended(last -> last.done(report));
        } catch (InterruptedException | InterruptException cancelled) {
            ended(BackfillStatus::cancelled);
        } catch (IOException trouble) {
            LOG.warnf("GSY068 A back-fill failed: %s", trouble.getMessage());
            ended(last -> last.failed(String.valueOf(trouble.getMessage())));
        } catch (RuntimeException trouble) {
            // Nobody waits for this thread; who looks at the status is told in one line, the log in more.
            LOG.errorf(trouble, "GSY068 A back-fill failed");
            ended(last -> last.failed(String.valueOf(trouble.getMessage())));
        }
    }

    private interface Change {
        BackfillStatus of(BackfillStatus last);
    }

    private void progress(long done, long total) {
        change(last -> last.at(done, total), false);
    }

    private void ended(Change change) {
        change(change, true);
    }

    private void change(Change change, boolean ended) {
        turn.lock();
        try {
            if (status != null) {
                status = change.of(status);
            }
            if (ended) {
                running = null;
            }
        } finally {
            turn.unlock();
        }
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        cancel();
    }
}
