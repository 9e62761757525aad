package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.backfill.Crew;
import io.chate2ee.groupsync.follow.FollowMetrics.Why;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaThread;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Looks at groups as soon as they are due: those that ask for a snapshot first. One thread of its own. */
final class WantedRounds implements KafkaThread.Work {
    private static final Logger LOG = Logger.getLogger(WantedRounds.class);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Wanted asking;
    private final Wanted hinted;
    private final Looks looks;
    private final Endings endings;
    private final FollowMetrics metrics;
    private final int atOnce;
    private final Clock clock;
    private final BackOff backOff;
    private int failures;

    WantedRounds(
            Wanted asking,
            Wanted hinted,
            Looks looks,
            Endings endings,
            FollowMetrics metrics,
            int atOnce,
            Clock clock,
            BackOff backOff) {
        this.asking = asking;
        this.hinted = hinted;
        this.looks = looks;
        this.endings = endings;
        this.metrics = metrics;
        this.atOnce = atOnce;
        this.clock = clock;
        this.backOff = backOff;
    }

    @Override
    public void run(KafkaThread thread) throws InterruptedException {
        try (Crew crew = new Crew(atOnce)) {
            while (!thread.isStopping()) {
                thread.pauseUnlessStopping(turn(crew));
                thread.succeeded();
            }
        }
    }

    private Duration turn(Crew crew) throws InterruptedException {
        List<Guid> due = new ArrayList<>(asking.take(atOnce, clock.instant()));
        due.addAll(hinted.take(atOnce - due.size(), clock.instant()));
        try {
            crew.each(due, this::look);
            failures = 0;
            return due.isEmpty() ? GLANCE : Duration.ZERO;
        } catch (IOException trouble) {
            failures++;
            metrics.failed(Why.WANTED);
            Duration pause = backOff.after(failures);
            LOG.warnf(
                    "GSY062 Looking at groups that ask for it failed and is tried again in %s: %s",
                    pause, trouble.getMessage());
            return pause;
        }
    }

    private void look(Guid guid) throws IOException, InterruptedException {
        try {
            if (!looks.at(guid, Why.WANTED)) {
                endings.missing(List.of(guid));
            }
        } catch (IOException | KafkaException notNow) {
            hinted.once(guid, clock.instant());
            throw notNow;
        }
    }
}
