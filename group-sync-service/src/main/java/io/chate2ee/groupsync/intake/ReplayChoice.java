package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected records are meant; what is null makes no difference.
 *
 * @param reason why they were rejected
 * @param key the record key, the guid as the producer wrote it
 * @param since when they were rejected at the earliest
 */
public record ReplayChoice(
        @Nullable Reason reason,
        @Nullable String key,
        @Nullable Instant since) {
    /** Whether a record, rejected for a reason, is meant. */
    boolean includes(ConsumerRecord<byte[], byte[]> record, String why) {
        return (reason == null || reason.name().equals(why))
                && (key == null || (record.key() != null && key.equals(new String(record.key(), UTF_8))))
                && (since == null || record.timestamp() >= since.toEpochMilli());
    }
}
