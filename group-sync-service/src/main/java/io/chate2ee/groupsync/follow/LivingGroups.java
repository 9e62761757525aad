package io.chate2ee.groupsync.follow;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.kafka.BatchHandler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The groups that live, as announced, and which of them ask for a snapshot. */
final class LivingGroups implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(LivingGroups.class);

    private final Wanted wanted;
    private final FollowMetrics metrics;
    private final Clock clock;
    private final Set<Guid> living = ConcurrentHashMap.newKeySet();

    LivingGroups(Wanted wanted, FollowMetrics metrics, Clock clock) {
        this.wanted = wanted;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                take(record);
            } catch (IllegalArgumentException unreadable) {
                // Stopping at it would hide all groups behind it.
                LOG.errorf(
                        "GSY066 Offset %d of partition %d of %s is no group: %s",
                        record.offset(), record.partition(), record.topic(), unreadable.getMessage());
            }
        }
        return Map.of();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            ended(new Guid(new String(record.key(), StandardCharsets.UTF_8)));
            return;
        }
        GroupRecord group = GroupRecord.fromJson(record.value());
        if (group.state() == GroupState.DELETED) {
            ended(group.guid());
            return;
        }
        living.add(group.guid());
        if (group.state() != GroupState.NEEDS_SNAPSHOT) {
            wanted.settled(group.guid());
        } else if (!wanted.asks(group.guid(), clock.instant())) {
            metrics.leftOut();
        }
    }

    private void ended(Guid guid) {
        living.remove(guid);
        wanted.settled(guid);
    }

    boolean contains(Guid guid) {
        return living.contains(guid);
    }

    /** All of them at this moment. */
    Set<Guid> all() {
        return Set.copyOf(living);
    }
}
