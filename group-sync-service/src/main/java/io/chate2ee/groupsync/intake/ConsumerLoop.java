package io.chate2ee.groupsync.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one topic on a thread of its own and commits what its handler has done. A partition that cannot go on is set back to where it
 * stopped and rests, while polling goes on: so the consumer keeps its place in the group through outages of any length, and
 * other partitions are not held up.
 */
final class ConsumerLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final BatchHandler handler;
    private final BackOff backOff;
    private final Duration poll;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final LoopState state;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    ConsumerLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            BatchHandler handler,
            LoopState state,
            LoopTimes times,
            LongSupplier nanoTime) {
        this.consumers = consumers;
        this.handler = handler;
        this.state = state;
        this.backOff = times.backOff();
        this.poll = times.poll();
        this.timeout = times.timeout();
        this.nanoTime = nanoTime;
    }

    /**
     * How long things take.
     *
     * @param backOff after failures
     * @param poll longest wait for records
     * @param timeout longest wait for Kafka to confirm something
     */
    record LoopTimes(BackOff backOff, Duration poll, Duration timeout) {}

    /** Asks the loop to end after the batch in hand. Any thread. */
    void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        int failures = 0;
        while (!stopped()) {
            try {
                readUntilStopped(consumers.get());
            } catch (WakeupException asked) {
                LOG.debugf("Woken to stop reading %s", state.topic());
            } catch (RuntimeException e) {
                // Whatever it is, reading must go on: with a new consumer and from the last commit.
                failures = state.closed() ? 1 : failures + 1;
                LOG.warnf("GSY110 Reading %s failed, starting again: %s", state.topic(), e);
                rest(backOff.after(failures));
            }
        }
        state.closed();
    }

    private void readUntilStopped(Consumer<byte[], byte[]> consumer) {
        try {
            current = consumer;
            new Turns(consumer).untilStopped();
        } finally {
            current = null;
            consumer.close(CloseOptions.timeout(timeout));
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void rest(Duration pause) {
        state.turned(Set.of(), 0, 0);
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("Stopped while waiting to read %s again", state.topic());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    /** The turns of one consumer. */
    private final class Turns implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;
        private final Rests rests = new Rests(backOff, nanoTime);
        private final Optional<? extends Metric> bytesHeard;

        Turns(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
            this.bytesHeard = consumer.metrics().values().stream()
                    .filter(metric -> metric.metricName().group().equals("consumer-metrics")
                            && metric.metricName().name().equals("incoming-byte-total"))
                    .findFirst();
        }

        void untilStopped() {
            consumer.subscribe(List.of(state.topic()), this);
            while (!stopped()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(poll);
                consumer.resume(rests.over());
                if (!records.isEmpty()) {
                    handle(records);
                }
                state.turned(rests.troubled(), lag(), bytesHeard());
            }
        }

        private void handle(ConsumerRecords<byte[], byte[]> records) {
            Map<TopicPartition, Long> stopped;
            try {
                stopped = handler.handle(records);
            } catch (RuntimeException e) {
                LOG.warnf("GSY111 A batch of %s waits for another attempt: %s", state.topic(), e);
                stopped = starts(records);
            }
            commit(ends(records, stopped));
            for (TopicPartition partition : records.partitions()) {
                if (stopped.containsKey(partition)) {
                    consumer.seek(partition, stopped.get(partition));
                    consumer.pause(List.of(partition));
                    rests.failed(partition);
                } else {
                    rests.worked(partition);
                }
            }
        }

        private void commit(Map<TopicPartition, OffsetAndMetadata> ends) {
            if (ends.isEmpty()) {
                return;
            }
            try {
                consumer.commitSync(ends, timeout);
            } catch (WakeupException asked) {
                // The wake-up is used up; what was done should still be committed before the consumer closes.
                consumer.commitSync(ends, timeout);
            } catch (KafkaException e) {
                // The work is done; at worst it is read again and changes nothing. The next commit includes this one.
                LOG.warnf("GSY112 Offsets of %s could not be committed yet: %s", state.topic(), e);
            }
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
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            state.joined();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            rests.forget(partitions);
        }
    }

    private static Map<TopicPartition, Long> starts(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            starts.put(partition, records.records(partition).get(0).offset());
        }
        return starts;
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> stopped) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> ofPartition = records.records(partition);
            long start = ofPartition.get(0).offset();
            long end = stopped.getOrDefault(
                    partition, ofPartition.get(ofPartition.size() - 1).offset() + 1);
            if (end > start) {
                ends.put(partition, new OffsetAndMetadata(end));
            }
        }
        return ends;
    }
}
