package io.chate2ee.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/** Partitions that rest after a failure, each with its own growing pauses. For the polling thread alone. */
final class Rests {
    private final BackOff backOff;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Integer> failures = new HashMap<>();
    private final Map<TopicPartition, Long> restsUntil = new HashMap<>();

    Rests(BackOff backOff, LongSupplier nanoTime) {
        this.backOff = backOff;
        this.nanoTime = nanoTime;
    }

    /** Notes a failure; the partition rests from now on. */
    void failed(TopicPartition partition) {
        int inARow = failures.merge(partition, 1, Integer::sum);
        restsUntil.put(partition, nanoTime.getAsLong() + backOff.after(inARow).toNanos());
    }

    /** Notes that a partition works again. */
    void worked(TopicPartition partition) {
        failures.remove(partition);
    }

    /** Partitions whose rest is over; each is told once. */
    Set<TopicPartition> over() {
        long now = nanoTime.getAsLong();
        Set<TopicPartition> over = new HashSet<>();
        restsUntil.forEach((partition, until) -> {
            if (until - now <= 0) {
                over.add(partition);
            }
        });
        restsUntil.keySet().removeAll(over);
        return over;
    }

    /** Partitions that have failed and not worked since. */
    Set<TopicPartition> troubled() {
        return Set.copyOf(failures.keySet());
    }

    /** Drops what is known of partitions that are no longer ours. */
    void forget(Collection<TopicPartition> partitions) {
        failures.keySet().removeAll(partitions);
        restsUntil.keySet().removeAll(partitions);
    }
}
