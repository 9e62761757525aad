package io.chate2ee.groupsync.intake;

import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/** What a loop shows to health checks and metrics. Written by its thread, read by any. */
final class LoopState {
    private final String topic;
    private final LongSupplier nanoTime;
    private volatile boolean joined;
    private volatile Set<TopicPartition> troubled = Set.of();
    private volatile long lag;
    private volatile long lastTurn;
    private volatile double heard;
    private volatile long lastHeard;

    LoopState(String topic, LongSupplier nanoTime) {
        this.topic = topic;
        this.nanoTime = nanoTime;
        this.lastTurn = nanoTime.getAsLong();
        this.lastHeard = lastTurn;
    }

    String topic() {
        return topic;
    }

    /** Notes that the consumer has joined its group. */
    void joined() {
        joined = true;
        lastHeard = nanoTime.getAsLong();
    }

    /** Notes that the consumer is gone; tells whether it had got as far as joining its group. */
    boolean closed() {
        boolean had = joined;
        joined = false;
        return had;
    }

    /**
     * Notes that the loop came round.
     *
     * @param inTrouble partitions that cannot go on
     * @param recordsBehind how many records are known to wait
     * @param bytesHeard how much Kafka has sent in all; heartbeats keep it growing even if there is nothing to read
     */
    void turned(Set<TopicPartition> inTrouble, long recordsBehind, double bytesHeard) {
        troubled = inTrouble;
        lag = recordsBehind;
        lastTurn = nanoTime.getAsLong();
        if (bytesHeard != heard) {
            heard = bytesHeard;
            lastHeard = lastTurn;
        }
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
        if (!joined) {
            return "has not joined its consumer group";
        }
        Set<TopicPartition> stuck = troubled;
        if (!stuck.isEmpty()) {
            return "cannot go on with partitions "
                    + stuck.stream().map(TopicPartition::partition).sorted().toList();
        }
        return nanoTime.getAsLong() - lastHeard > longestSilence.toNanos() ? "does not reach Kafka" : "";
    }
}
