package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.backfill.SnapshotTopic;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Ends groups that the chat does not know. An ending is for good, so if too many are missing, none of them ends: the settings are wrong
 * more likely than so much happened unheard. Any thread.
 */
final class Endings {
    private static final Logger LOG = Logger.getLogger(Endings.class);

    private final SnapshotTopic topic;
    private final LivingGroups living;
    private final FollowMetrics metrics;
    private final Clock clock;
    private final Duration clockDifference;
    private final int atMost;
    private final ReentrantLock turn = new ReentrantLock();
    private int left;

    Endings(
            SnapshotTopic topic,
            LivingGroups living,
            FollowMetrics metrics,
            Clock clock,
            Duration clockDifference,
            int atMost) {
        this.topic = topic;
        this.living = living;
        this.metrics = metrics;
        this.clock = clock;
        this.clockDifference = clockDifference;
        this.atMost = atMost;
        this.left = atMost;
    }

    /** All groups were looked at: from here on as many may be missing again. */
    void renew() {
        turn.lock();
        try {
            left = atMost;
        } finally {
            turn.unlock();
        }
    }

    /** The chat has just said of each that there is none. */
    void missing(Collection<Guid> guids) {
        turn.lock();
        try {
            List<Guid> ours = guids.stream().filter(living::contains).toList();
            if (ours.size() <= left) {
                left -= ours.size();
                ours.forEach(this::end);
            } else {
                metrics.heldBack(ours.size());
                LOG.errorf(
                        "GSY064 CometChat does not know %d groups, more than source.reconcile.end-at-most allows; none of"
                                + " them ends. Is it the right app?",
                        ours.size());
            }
        } finally {
            turn.unlock();
        }
    }

    private void end(Guid guid) {
        topic.end(guid, clock.instant().minus(clockDifference));
        metrics.ended();
        LOG.infof("GSY065 CometChat does not know group %s any more; it ends", guid);
    }
}
