package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
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
        unreadable.forEach(guid -> touched.put(guid, new HashSet<>()));
        events.forEach(received -> touched.computeIfAbsent(received.event().guid(), any -> new HashSet<>())
                .addAll(received.members()));
        return touched;
    }
}
