package io.chate2ee.identity.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows when this replica has read all announcements that were there when it started. Before that it could answer with an
 * epoch that a removed member can still read.
 */
@ApplicationScoped
@Identifier(GroupsCatchUp.NAME)
public class GroupsCatchUp implements KafkaConsumerRebalanceListener {
    /** The name by which the settings of the channel refer to it. */
    public static final String NAME = "groups-catch-up";

    /** Offsets still to be reached, per partition. */
    private final Map<TopicPartition, Long> behind = new ConcurrentHashMap<>();

    private volatile boolean assigned;
    private volatile boolean done;

    /** Called on the polling thread, which may block. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        behind.clear();
        ends.forEach((partition, end) -> {
            if (end > beginnings.getOrDefault(partition, 0L)) {
                behind.put(partition, end);
            }
        });
        assigned = !partitions.isEmpty();
    }

    /** These records are stored. */
    void processed(ConsumerRecords<?, ?> batch) {
        batch.partitions().forEach(partition -> {
            var records = batch.records(partition);
            long next = records.get(records.size() - 1).offset() + 1;
            behind.computeIfPresent(partition, (same, end) -> next >= end ? null : end);
        });
    }

    /**
     * Whether everything that was there at the start has been read. Once true it stays: what is read again after Kafka was
     * away is in memory already.
     */
    public boolean isDone() {
        done = done || (assigned && behind.isEmpty());
        return done;
    }
}
