package io.chate2ee.groupsync.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** All that is on a topic at this moment, batch by batch. Blocks; one thread only. */
public final class TopicUntilNow implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Duration silence;

    /**
     * From the beginning of each partition to its present end.
     *
     * @param silence longest wait for a batch
     */
    public TopicUntilNow(Consumer<byte[], byte[]> consumer, String topic, Duration silence) {
        this.consumer = consumer;
        this.silence = silence;
        List<TopicPartition> partitions = consumer.partitionsFor(topic, silence).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions, silence);
    }

    /** The next records; none when all were given out. */
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
