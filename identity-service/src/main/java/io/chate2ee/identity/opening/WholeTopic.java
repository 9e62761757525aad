package io.chate2ee.identity.opening;

import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic once, from its beginning to what is its end now. Blocks. */
@Singleton
class WholeTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaClients kafka;

    WholeTopic(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** Takes what is read. */
    interface Reader {
        /** Takes some records, in the order of each partition. */
        void take(Iterable<ConsumerRecord<byte[], byte[]>> records) throws SQLException;
    }

    /**
     * Reads.
     *
     * @throws KafkaException if there is no such topic, or nothing can be read of it for a while
     */
    void read(String topic, Reader reader) throws SQLException {
        try (Consumer<byte[], byte[]> consumer = kafka.alone(BatchSize.USUAL).get()) {
            List<TopicPartition> all = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (all.isEmpty()) {
                throw new KafkaException(topic + " does not exist");
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            readTo(consumer.endOffsets(all, PATIENCE), consumer, reader);
        }
    }

    private static void readTo(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer, Reader reader)
            throws SQLException {
        long heard = System.nanoTime();
        while (!isReached(ends, consumer)) {
            ConsumerRecords<byte[], byte[]> some = consumer.poll(POLL);
            if (!some.isEmpty()) {
                reader.take(some);
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new KafkaException("nothing could be read for " + PATIENCE);
            }
        }
    }

    private static boolean isReached(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }
}
