package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.backfill.SnapshotTooLargeException;
import io.chate2ee.groupsync.backfill.SnapshotTopic;
import io.chate2ee.groupsync.follow.FollowMetrics.Why;
import io.chate2ee.groupsync.source.DriftException;
import io.chate2ee.groupsync.source.GroupSource;
import io.chate2ee.groupsync.source.Membership;
import io.chate2ee.groupsync.source.SourceGroup;
import io.chate2ee.groupsync.source.UnusableAnswerException;
import io.chate2ee.http.outbound.RefusedException;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at one group and writes what is there. Blocks; any thread. */
final class Looks {
    private static final Logger LOG = Logger.getLogger(Looks.class);
    private static final int NOT_FOUND = 404;

    private final GroupSource source;
    private final SnapshotTopic topic;
    private final FollowMetrics metrics;

    Looks(GroupSource source, SnapshotTopic topic, FollowMetrics metrics) {
        this.source = source;
        this.topic = topic;
        this.metrics = metrics;
    }

    private interface Reading {
        Optional<Membership> members() throws IOException, InterruptedException;
    }

    /**
     * Looks at a group that may not be there.
     *
     * @return false if the chat says that there is none
     * @throws IOException if the chat refuses, or does not answer
     */
    boolean at(Guid guid, Why why) throws IOException, InterruptedException {
        return write(guid, why, () -> source.membership(guid));
    }

    /** Looks at a group that was listed. */
    void at(SourceGroup group, Why why) throws IOException, InterruptedException {
        write(group.guid(), why, () -> Optional.of(source.membership(group)));
    }

    private boolean write(Guid guid, Why why, Reading reading) throws IOException, InterruptedException {
        try {
            Optional<Membership> membership = reading.members();
            if (membership.isPresent()) {
                topic.write(membership.get());
                metrics.written(why);
            }
            return membership.isPresent();
        } catch (DriftException | UnusableAnswerException | SnapshotTooLargeException unreadable) {
            metrics.unreadable();
            LOG.warnf("GSY063 Group %s could not be read: %s", guid, unreadable.getMessage());
        } catch (RefusedException refused) {
            if (refused.status() != NOT_FOUND) {
                throw refused;
            }
            // Deleted since it was listed. The next look at all says so for certain.
            LOG.debugf("Group %s went while it was looked at", guid);
        }
        return true;
    }
}
