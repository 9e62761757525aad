package io.chate2ee.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * All of them, in every replica: there is nothing to share. How far this replica got is known to it alone, so it goes on there after
 * any outage. Partitions that are added later are read from their beginning, as soon as the consumer hears of them
 * ({@code metadata.max.age.ms}).
 */
public final class AllPartitions extends Partitions {
    private static final Logger LOG = Logger.getLogger(AllPartitions.class);

    private final boolean fromBeginning;
    private final Runnable missed;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Set<TopicPartition> lost = new HashSet<>();
    private final CatchUp catchUp = new CatchUp();
    private boolean begun;

    private AllPartitions(String topic, boolean fromBeginning, Runnable missed) {
        super(topic);
        this.fromBeginning = fromBeginning;
        this.missed = missed;
    }

    /**
     * Everything that the topic still has, and what comes.
     *
     * @param topic the full name
     */
    public static AllPartitions fromBeginning(String topic) {
        return new AllPartitions(topic, true, () -> {});
    }

    /**
     * What comes from the moment that the topic is first reached.
     *
     * @param topic the full name
     * @param missed called on the reader's thread, before any record is handed over, whenever records may have been missed: at the
     *     beginning, and when records were deleted before this replica read them
     */
    public static AllPartitions fromNow(String topic, Runnable missed) {
        return new AllPartitions(topic, false, missed);
    }

    /**
     * Whether everything has been handled that was there when the topic was first reached. Once true it stays. Any thread.
     */
    public boolean caughtUp() {
        return catchUp.isDone();
    }

    @Override
    String complaintWithoutAny() {
        return "has not found its partitions";
    }

    @Override
    void begin(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener changes, Duration timeout) {
        List<TopicPartition> all = existing(consumer, timeout);
        if (all.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic() + " does not exist");
        }
        take(consumer, all, timeout);
        changes.onPartitionsAssigned(all);
    }

    @Override
    void follow(Consumer<byte[], byte[]> consumer, Duration timeout) {
        try {
            take(consumer, existing(consumer, Duration.ZERO), timeout);
        } catch (TimeoutException notKnownNow) {
            // A consumer that loses all brokers forgets the topic too; what it has it goes on reading when they are
            // back.
            LOG.debugf("Nothing is known of %s at the moment", topic());
        }
    }

    private List<TopicPartition> existing(Consumer<byte[], byte[]> consumer, Duration timeout) {
        return consumer.partitionsFor(topic(), timeout).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void take(Consumer<byte[], byte[]> consumer, List<TopicPartition> all, Duration timeout) {
        Set<TopicPartition> fresh = new HashSet<>(all);
        fresh.removeAll(consumer.assignment());
        if (!fresh.isEmpty()) {
            consumer.assign(all);
            place(consumer, fresh, timeout);
        }
    }

    /** Remembers nothing before every partition has its place: what fails half-way is done again with the next consumer. */
    private void place(Consumer<byte[], byte[]> consumer, Set<TopicPartition> fresh, Duration timeout) {
        Map<TopicPartition, Long> ends = begun ? Map.of() : consumer.endOffsets(fresh, timeout);
        Set<TopicPartition> starting = new HashSet<>(begun ? lost : fresh);
        starting.retainAll(fresh);
        starting.removeAll(positions.keySet());
        fresh.forEach(partition -> seek(consumer, partition, starting.contains(partition)));
        Map<TopicPartition, Long> placed = new HashMap<>();
        // Seeking is lazy; only asking for the position makes it so.
        fresh.forEach(partition -> placed.put(partition, consumer.position(partition, timeout)));
        if (!starting.isEmpty() && !fromBeginning) {
            missed.run();
        }
        placed(ends, placed);
    }

    private void seek(Consumer<byte[], byte[]> consumer, TopicPartition partition, boolean starting) {
        Long next = positions.get(partition);
        if (next != null) {
            consumer.seek(partition, next);
        } else if (starting && !fromBeginning) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seekToBeginning(List.of(partition));
        }
    }

    private void placed(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next) {
        positions.putAll(next);
        lost.removeAll(next.keySet());
        if (begun) {
            catchUp.handledBefore(next);
        } else {
            catchUp.begin(ends, next);
            begun = true;
        }
    }

    @Override
    void done(Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> next, Duration timeout) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        positions.putAll(offsets);
        catchUp.handledBefore(offsets);
    }

    @Override
    void lost(Set<TopicPartition> partitions) {
        LOG.warnf("KFK113 Records of %s are gone that were not read yet", partitions);
        positions.keySet().removeAll(partitions);
        lost.addAll(partitions);
    }
}
