package io.chate2ee.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Those that a consumer group gives this replica; Kafka remembers how far the group got. */
public final class GroupPartitions extends Partitions {
    private static final Logger LOG = Logger.getLogger(GroupPartitions.class);

    /**
     * Shares a topic with the other members of the consumer's group.
     *
     * @param topic the full name
     */
    public GroupPartitions(String topic) {
        super(topic);
    }

    @Override
    String complaintWithoutAny() {
        return "has not joined its consumer group";
    }

    @Override
    void begin(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener changes, Duration timeout) {
        consumer.subscribe(List.of(topic()), changes);
    }

    @Override
    void follow(Consumer<byte[], byte[]> consumer, Duration timeout) {
        // The group does.
    }

    @Override
    void done(Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> next, Duration timeout) {
        try {
            consumer.commitSync(next, timeout);
        } catch (WakeupException asked) {
            // The wake-up is used up; what was done should still be committed before the consumer closes.
            consumer.commitSync(next, timeout);
        } catch (InterruptException toldToEnd) {
            throw toldToEnd;
        } catch (KafkaException e) {
            // The work is done; at worst it is read again and changes nothing. The next commit includes this one.
            LOG.warnf("KFK112 Offsets of %s could not be committed yet: %s", topic(), e);
        }
    }

    @Override
    void lost(Set<TopicPartition> partitions) {
        // Kafka begins such partitions again at their start.
    }
}
