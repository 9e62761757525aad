package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one transaction folds.
 *
 * @param events in the order of their partitions
 * @param unreadable groups to which something happened that could not be read
 */
public record Batch(List<Received> events, Set<Guid> unreadable) {
    /** Copies both. */
    public Batch {
        events = List.copyOf(events);
        unreadable = Set.copyOf(unreadable);
    }

    /** Whether there is nothing to fold. */
    public boolean isEmpty() {
        return events.isEmpty() && unreadable.isEmpty();
    }

    /** Every group touched with the members that are named, in the order in which rows are locked. */
    Map<Guid, Set<Uid>> touched() {
        Map<Guid, Set<Uid>> touched = new TreeMap<>();
        unreadable.forEach(guid -> touched.put(guid, Collections.emptySet()));
        for (Received received : events) {
            touched.merge(received.event().guid(), received.members(), Batch::union);
        }
        return touched;
    }

    private static Set<Uid> union(Set<Uid> some, Set<Uid> more) {
        Set<Uid> all = some instanceof HashSet ? some : new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
