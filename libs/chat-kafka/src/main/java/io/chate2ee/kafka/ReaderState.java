package io.chate2ee.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/** What a reader shows to health checks and metrics. Written by its thread, read by any. */
final class ReaderState {
    private final String complaintWithoutPartitions;
    private final LongSupplier nanoTime;
    private volatile boolean reading;
    private volatile Set<TopicPartition> troubled = Set.of();
    private volatile long lag;
    private volatile long lastTurn;
    private volatile double heard;
    private volatile long lastHeard;

    ReaderState(String complaintWithoutPartitions, LongSupplier nanoTime) {
        this.complaintWithoutPartitions = complaintWithoutPartitions;
        this.nanoTime = nanoTime;
        this.lastTurn = nanoTime.getAsLong();
        this.lastHeard = lastTurn;
    }

    /** Notes that there is no consumer, or one without partitions. */
    void withoutPartitions() {
        reading = false;
        turned(Set.of(), 0, 0);
    }

    /** Notes that the consumer has its partitions. */
    void withPartitions() {
        reading = true;
        lastHeard = nanoTime.getAsLong();
    }

    /** Whether the consumer has its partitions. */
    boolean isReading() {
        return reading;
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

    /** Why the loop does not do its work, if it does not. */
    Optional<String> complaint(Duration longestSilence) {
        if (!reading) {
            return Optional.of(complaintWithoutPartitions);
        }
        Set<TopicPartition> stuck = troubled;
        if (!stuck.isEmpty()) {
            return Optional.of("cannot go on with partitions "
                    + stuck.stream().map(TopicPartition::partition).sorted().toList());
        }
        return nanoTime.getAsLong() - lastHeard > longestSilence.toNanos()
                ? Optional.of("does not reach Kafka")
                : Optional.empty();
    }
}
