package io.chate2ee.benchmarks.load;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.stack.WholeTopic;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What of snapshots is on a topic.
 *
 * @param snapshots all parts of all
 * @param groups groups that they are of
 * @param members members they name
 */
record SnapshotCount(long snapshots, long groups, long members) {
    static SnapshotCount of(String brokers, String topic) {
        Set<Guid> groups = new HashSet<>();
        AtomicLong members = new AtomicLong();
        long all = WholeTopic.each(brokers, topic, record -> {
            SnapshotPart part = read(record);
            // Those that were written twice, before a kill and after it, count once.
            if (groups.add(part.guid())) {
                members.addAndGet(part.members().size());
            }
        });
        return new SnapshotCount(all, groups.size(), members.get());
    }

    private static SnapshotPart read(ConsumerRecord<String, byte[]> record) {
        try {
            return (SnapshotPart) GroupEvents.read(Map.of(), record.value(), IdCase.LOWER);
        } catch (RejectedEventException refused) {
            throw new IllegalStateException("what was written cannot be read", refused);
        }
    }
}
