package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.source.SourceProgress;
import io.chate2ee.groupsync.backfill.Crew;
import io.chate2ee.groupsync.follow.FollowMetrics.Why;
import io.chate2ee.groupsync.source.GroupSource;
import io.chate2ee.groupsync.source.SourceGroup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at groups that say they were changed. Some time before the last change is asked for again, as the chat's own index may lag, and
 * whoever says the same a third time is left out. Not for several threads.
 */
final class LookAtChanged {
    private static final int TWICE = 2;

    private final GroupSource source;
    private final Looks looks;
    private final Duration overlap;
    private Map<Guid, Seen> before = Map.of();

    private record Seen(Instant updatedAt, int times) {}

    LookAtChanged(GroupSource source, Looks looks, Duration overlap) {
        this.source = source;
        this.looks = looks;
        this.overlap = overlap;
    }

    /** Blocks until all were looked at; says how far that is. */
    SourceProgress run(SourceProgress last, Crew crew) throws IOException, InterruptedException {
        Instant after = last.updatedAt().minus(overlap);
        Map<Guid, Seen> now = new ConcurrentHashMap<>();
        source.changedGroups(after, (fresh, unusable, total) -> {
            // An API that does not know the filter lists all.
            List<SourceGroup> changed = fresh.stream()
                    .filter(group -> !group.updatedAt().isBefore(after))
                    .toList();
            crew.each(changed, group -> now.put(group.guid(), look(group)));
        });
        before = Map.copyOf(now);
        Instant newest = now.values().stream()
                .map(Seen::updatedAt)
                .max(Instant::compareTo)
                .orElse(last.updatedAt());
        return new SourceProgress(newest.isAfter(last.updatedAt()) ? newest : last.updatedAt(), last.sweptAt());
    }

    private Seen look(SourceGroup group) throws IOException, InterruptedException {
        Seen seen = before.get(group.guid());
        int times = seen != null && seen.updatedAt().equals(group.updatedAt()) ? seen.times() : 0;
        if (times < TWICE) {
            looks.at(group, Why.CHANGED);
        }
        return new Seen(group.updatedAt(), Math.min(TWICE, times + 1));
    }
}
