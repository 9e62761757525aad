package io.chate2ee.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** All that is on a topic at this moment, batch by batch, for work that has an end. Blocks; one thread only. */
public final class TopicUntilNow implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Duration silence;

    /**
     * From the beginning of each partition to its present end.
     *
     * @param consumer of {@link KafkaClients#alone}; closed with this, or at once if there is no such topic
     * @param topic the full name
     * @param silence longest wait for a batch
     * @throws UnknownTopicOrPartitionException if there is no such topic: that is not the same as an empty one
     * @throws TimeoutException if Kafka does not answer
     */
    public TopicUntilNow(Consumer<byte[], byte[]> consumer, String topic, Duration silence) {
        this.consumer = consumer;
        this.silence = silence;
        try {
            this.ends = ends(topic);
        } catch (RuntimeException notToBeRead) {
            consumer.close();
            throw notToBeRead;
        }
    }

    private Map<TopicPartition, Long> ends(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, silence).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic + " does not exist");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions, silence);
    }

    /**
     * The next records, those of each partition in order; none when all were given out.
     *
     * @throws TimeoutException if there are some that Kafka does not give
     */
    public List<ConsumerRecord<byte[], byte[]>> next() {
        long deadline = System.nanoTime() + silence.toNanos();
        while (!atEnd()) {
            List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    batch.add(record);
                }
            }
            if (!batch.isEmpty()) {
                return batch;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("Kafka gave no records for " + silence);
            }
        }
        return List.of();
    }

    private boolean atEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), silence) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
