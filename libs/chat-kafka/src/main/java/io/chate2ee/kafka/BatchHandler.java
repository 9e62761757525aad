package io.chate2ee.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Does what a batch of records asks for. Called by one thread, which may be blocked for a bounded time. */
@FunctionalInterface
public interface BatchHandler {
    /**
     * Handles all records; doing so again must change nothing, as a batch is read again whenever its outcome is not certain.
     *
     * @return the partitions that cannot go on, each with the offset at which it stopped; empty if all was done
     * @throws RuntimeException if nothing of the batch may count as done
     */
    Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records);
}
