package io.chate2ee.groupsync.intake;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a loop shows to health checks and metrics. Written by its thread, read by any. */
final class LoopState {
    private final String topic;
    private final LongSupplier nanoTime;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean joined;
    private volatile Set<TopicPartition> troubled = Set.of();
    private volatile long lag;
    private volatile long lastTurn;

    LoopState(String topic, LongSupplier nanoTime) {
        this.topic = topic;
        this.nanoTime = nanoTime;
        this.lastTurn = nanoTime.getAsLong();
    }

    String topic() {
        return topic;
    }

    void opened(Consumer<byte[], byte[]> opened) {
        consumer = opened;
    }

    /** Notes that the consumer is gone; tells whether it had got as far as joining its group. */
    boolean closed() {
        boolean had = joined;
        joined = false;
        consumer = null;
        return had;
    }

    void joined() {
        joined = true;
    }

    void turned(Set<TopicPartition> inTrouble, long recordsBehind) {
        troubled = inTrouble;
        lag = recordsBehind;
        lastTurn = nanoTime.getAsLong();
    }

    /** How many records are known to wait. */
    long lag() {
        return lag;
    }

    /** How long ago the loop last came round. */
    Duration sinceLastTurn() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastTurn);
    }

    /** Why the loop does not do its work, or an empty text if it does. */
    String complaint(Duration longestSilence) {
        Consumer<byte[], byte[]> current = consumer;
        if (current == null || !joined) {
            return "has not joined its consumer group";
        }
        if (!troubled.isEmpty()) {
            return "cannot go on with partitions "
                    + troubled.stream().map(TopicPartition::partition).sorted().toList();
        }
        return secondsSinceHeartbeat(current) > longestSilence.toSeconds() ? "does not reach Kafka" : "";
    }

    private static double secondsSinceHeartbeat(Consumer<byte[], byte[]> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .max()
                .orElse(0);
    }
}
