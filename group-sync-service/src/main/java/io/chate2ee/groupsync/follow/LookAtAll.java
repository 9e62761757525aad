package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.source.SourceProgress;
import io.chate2ee.groupsync.backfill.Crew;
import io.chate2ee.groupsync.follow.FollowMetrics.Why;
import io.chate2ee.groupsync.source.GroupSource;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One look at all groups of the chat, and at those that live here and are missing there. Run again after a failure, it goes on where it
 * was. Not for several threads.
 */
final class LookAtAll {
    private final GroupSource source;
    private final Looks looks;
    private final Endings endings;
    private final LivingGroups living;
    private final Instant beganAt;
    private final Set<Guid> done = ConcurrentHashMap.newKeySet();
    private final AtomicLong newest = new AtomicLong();

    LookAtAll(GroupSource source, Looks looks, Endings endings, LivingGroups living, Instant beganAt) {
        this.source = source;
        this.looks = looks;
        this.endings = endings;
        this.living = living;
        this.beganAt = beganAt;
    }

    /**
     * Blocks until all were looked at.
     *
     * @return from where changes count that this look may have missed
     */
    SourceProgress run(Crew crew) throws IOException, InterruptedException {
        Set<Guid> here = living.all();
        Set<Guid> listed = ConcurrentHashMap.newKeySet();
        endings.renew();
        source.groups((fresh, unusable, total) -> crew.each(fresh, group -> {
            listed.add(group.guid());
            newest.accumulateAndGet(group.updatedAt().getEpochSecond(), Math::max);
            if (!done.contains(group.guid())) {
                looks.at(group, Why.ALL);
                done.add(group.guid());
            }
        }));
        Set<Guid> missing = new HashSet<>(here);
        missing.removeAll(listed);
        Queue<Guid> gone = new ConcurrentLinkedQueue<>();
        // Pages shift; only an answer to this very question says that there is no such group.
        crew.each(missing, guid -> {
            if (!looks.at(guid, Why.ALL)) {
                gone.add(guid);
            }
        });
        endings.missing(gone);
        return new SourceProgress(Instant.ofEpochSecond(newest.get()), beganAt);
    }
}
