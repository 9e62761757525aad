package io.chate2ee.groupsync.ledger;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one transaction folds.
 *
 * @param events in the order of their partitions; after a part of a snapshot, no other event of its group, and at most one part of
 *     a snapshot that has several, the last event of all
 * @param unreadable groups to which something happened that could not be read, and when
 */
public record Batch(List<Received> events, Map<Guid, Instant> unreadable) {
    /** Copies both. */
    public Batch {
        events = List.copyOf(events);
        unreadable = Map.copyOf(unreadable);
    }

    /** Whether there is nothing to fold. */
    public boolean isEmpty() {
        return events.isEmpty() && unreadable.isEmpty();
    }

    /** Parts of snapshots, which count once all are there and after all other events. */
    List<Received> snapshotParts() {
        return events.stream().filter(Batch::isPart).toList();
    }

    /** Events that count by themselves. */
    List<Received> others() {
        return events.stream().filter(received -> !isPart(received)).toList();
    }

    /** Every group touched with the members whose rows are needed, in the order in which rows are locked. */
    Map<Guid, Set<Uid>> touched() {
        Map<Guid, Set<Uid>> touched = new TreeMap<>();
        unreadable.keySet().forEach(guid -> touched.put(guid, new HashSet<>()));
        events.forEach(received -> touched.computeIfAbsent(received.event().guid(), any -> new HashSet<>())
                .addAll(received.members()));
        return touched;
    }

    private static boolean isPart(Received received) {
        return received.event() instanceof SnapshotPart;
    }
}
