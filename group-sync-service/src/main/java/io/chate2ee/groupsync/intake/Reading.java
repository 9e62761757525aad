package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.ledger.Received;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What came of reading a record. */
sealed interface Reading {
    /** It tells of something that the ledger can fold. */
    record Understood(Received received) implements Reading {}

    /**
     * It goes to the rejected topic whole.
     *
     * @param record the original
     * @param reason why, for machines
     * @param message why, for people; never the content
     * @param group the group it was about, if that much could be read
     */
    record Rejected(
            ConsumerRecord<byte[], byte[]> record,
            Reason reason,
            String message,
            @Nullable Guid group) implements Reading {
        TopicPartition partition() {
            return new TopicPartition(record.topic(), record.partition());
        }

        Optional<Guid> guid() {
            return Optional.ofNullable(group);
        }
    }
}
