package io.chate2ee.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Which partitions of a topic a reader reads, and who remembers how far it got. Its methods are called by the reader's thread. */
public abstract sealed class Partitions permits GroupPartitions, AllPartitions {
    private final String topic;

    Partitions(String topic) {
        this.topic = topic;
    }

    /** The topic's full name. */
    public final String topic() {
        return topic;
    }

    /** What is wrong while a reader has no partitions yet. */
    abstract String complaintWithoutAny();

    /**
     * Makes a new consumer read.
     *
     * @param changes is told which partitions come and go
     * @param timeout longest wait for Kafka
     */
    abstract void begin(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener changes, Duration timeout);

    /** Called in each turn: the topic may have changed. Waits for Kafka only if it has. */
    abstract void follow(Consumer<byte[], byte[]> consumer, Duration timeout);

    /**
     * Remembers that everything before these offsets is done.
     *
     * @param next where to go on
     */
    abstract void done(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> next, Duration timeout);

    /** Where these partitions were to go on is no longer there. */
    abstract void lost(Set<TopicPartition> partitions);
}
