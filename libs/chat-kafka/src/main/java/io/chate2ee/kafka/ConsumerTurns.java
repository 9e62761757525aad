package io.chate2ee.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The turns of one consumer. A partition that cannot go on is set back to where it stopped and rests, while polling goes on: so the
 * consumer keeps its place through outages of any length, and other partitions are not held up.
 */
final class ConsumerTurns implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(ConsumerTurns.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final BatchHandler handler;
    private final ReaderState state;
    private final ReaderTimes times;
    private final Rests rests;
    private final Optional<? extends Metric> bytesHeard;

    ConsumerTurns(
            Consumer<byte[], byte[]> consumer,
            Partitions partitions,
            BatchHandler handler,
            ReaderState state,
            ReaderTimes times,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.handler = handler;
        this.state = state;
        this.times = times;
        this.rests = new Rests(times.backOff(), nanoTime);
        this.bytesHeard = consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("consumer-metrics")
                        && metric.metricName().name().equals("incoming-byte-total"))
                .findFirst();
    }

    void begin() {
        partitions.begin(consumer, this, times.timeout());
    }

    void next() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(times.poll());
        consumer.resume(rests.over());
        Map<TopicPartition, Long> stopped = records.isEmpty() ? Map.of() : handled(records);
        Map<TopicPartition, OffsetAndMetadata> done = done(records, stopped);
        if (!done.isEmpty()) {
            partitions.done(consumer, done, times.timeout());
        }
        stopped.forEach(this::setBack);
        records.partitions().stream()
                .filter(partition -> !stopped.containsKey(partition))
                .forEach(rests::worked);
        partitions.follow(consumer, times.timeout());
        state.turned(rests.troubled(), lag(), bytesHeard());
    }

    private Map<TopicPartition, Long> handled(ConsumerRecords<byte[], byte[]> records) {
        try {
            return handler.handle(records);
        } catch (RuntimeException e) {
            LOG.warnf("KFK111 A batch of %s waits for another attempt: %s", partitions.topic(), e);
            return starts(records);
        }
    }

    private void setBack(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        consumer.pause(List.of(partition));
        rests.failed(partition);
    }

    private long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private double bytesHeard() {
        return bytesHeard
                .map(Metric::metricValue)
                .map(value -> value instanceof Double bytes ? bytes : 0.0)
                .orElse(0.0);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        state.withPartitions();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        rests.forget(revoked);
    }

    private static Map<TopicPartition, Long> starts(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            starts.put(partition, start(records, partition));
        }
        return starts;
    }

    /** Where each partition goes on; past marks of transactions too, which are in no batch. */
    private static Map<TopicPartition, OffsetAndMetadata> done(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> stopped) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>(records.nextOffsets());
        stopped.forEach((partition, offset) -> {
            if (offset > start(records, partition)) {
                done.put(partition, new OffsetAndMetadata(offset));
            } else {
                done.remove(partition);
            }
        });
        return done;
    }

    private static long start(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
        return records.records(partition).get(0).offset();
    }
}
