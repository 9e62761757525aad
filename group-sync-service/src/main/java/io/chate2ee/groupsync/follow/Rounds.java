package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.source.SourceProgress;
import io.chate2ee.groupsync.backfill.Crew;
import io.chate2ee.groupsync.follow.FollowMetrics.Why;
import io.chate2ee.groupsync.settings.SourceSettings.Reconcile;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaThread;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at changed groups often, and at all of them now and then. One thread of its own. */
final class Rounds implements KafkaThread.Work {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final BooleanSupplier ready;
    private final Progress progress;
    private final Function<Instant, LookAtAll> all;
    private final LookAtChanged changed;
    private final FollowMetrics metrics;
    private final Reconcile times;
    private final int atOnce;
    private final Clock clock;
    private final BackOff backOff;
    private Instant nextChanged = Instant.EPOCH;
    private @Nullable LookAtAll unfinished;
    private int failures;

    /**
     * Begins nothing yet.
     *
     * @param ready whether it is known how far the last process came, and which groups live
     * @param all makes a look at all groups that begins at that moment
     */
    Rounds(
            BooleanSupplier ready,
            Progress progress,
            Function<Instant, LookAtAll> all,
            LookAtChanged changed,
            FollowMetrics metrics,
            Reconcile times,
            int atOnce,
            Clock clock) {
        this.ready = ready;
        this.progress = progress;
        this.all = all;
        this.changed = changed;
        this.metrics = metrics;
        this.times = times;
        this.atOnce = atOnce;
        this.clock = clock;
        this.backOff = new BackOff(times.again(), times.againAtMost());
    }

    @Override
    public void run(KafkaThread thread) throws InterruptedException {
        try (Crew crew = new Crew(atOnce)) {
            while (!thread.isStopping()) {
                thread.pauseUnlessStopping(ready.getAsBoolean() ? turn(crew) : GLANCE);
                thread.succeeded();
            }
        }
    }

    /** One run, if one is due; says how long to wait before the next turn. */
    private Duration turn(Crew crew) throws InterruptedException {
        Optional<SourceProgress> last = progress.latest();
        boolean everything = last.isEmpty()
                || unfinished != null
                || !last.get().sweptAt().plus(times.sweepEvery()).isAfter(clock.instant());
        if (!everything && nextChanged.isAfter(clock.instant())) {
            return GLANCE;
        }
        Why run = everything ? Why.ALL : Why.CHANGED;
        try {
            SourceProgress now = everything ? lookAtAll(crew) : changed.run(last.orElseThrow(), crew);
            progress.keep(now);
            nextChanged = clock.instant().plus(times.every());
            metrics.done(run);
            failures = 0;
            return Duration.ZERO;
        } catch (IOException trouble) {
            failures++;
            metrics.failed(run);
            Duration pause = backOff.after(failures);
            LOG.warnf(
                    "GSY062 Looking at %s groups of the chat failed and is tried again in %s: %s",
                    run == Why.ALL ? "all" : "changed", pause, trouble.getMessage());
            return pause;
        }
    }

    private SourceProgress lookAtAll(Crew crew) throws IOException, InterruptedException {
        LookAtAll look = unfinished == null ? all.apply(clock.instant()) : unfinished;
        unfinished = look;
        SourceProgress done = look.run(crew);
        unfinished = null;
        return done;
    }
}
