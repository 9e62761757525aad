package io.chate2ee.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Knows when everything has been handled that was there at the beginning. Told by the reader's thread, asked by any. */
final class CatchUp {
    /** Offsets still to be reached, per partition. */
    private final Map<TopicPartition, Long> behind = new HashMap<>();

    private volatile boolean done;

    /**
     * Notes what there is.
     *
     * @param ends where each partition ended
     * @param next where reading begins
     */
    void begin(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next) {
        behind.putAll(ends);
        handledBefore(next);
    }

    /** Notes that everything before these offsets is handled. */
    void handledBefore(Map<TopicPartition, Long> next) {
        next.forEach(
                (partition, offset) -> behind.computeIfPresent(partition, (same, end) -> offset >= end ? null : end));
        done = behind.isEmpty();
    }

    boolean isDone() {
        return done;
    }
}
