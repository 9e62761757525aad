package io.chate2ee.identity.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a batch. What cannot be read is counted as {@code identity_records_unreadable_total}, logged by its
 * place alone, and left out: these topics are hints or are written again, so one bad record must not hold up the others.
 */
@Singleton
class RecordReader {
    private static final Logger LOG = Logger.getLogger(RecordReader.class);

    private final MeterRegistry meters;

    RecordReader(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The readable values in order. Tombstones say nothing here: an end is announced by a value before it. */
    <T> List<T> read(ConsumerRecords<byte[], byte[]> batch, Function<byte[], T> format) {
        List<T> values = new ArrayList<>(batch.count());
        batch.forEach(entry -> read(entry, format).ifPresent(values::add));
        return values;
    }

    private <T> Optional<T> read(ConsumerRecord<byte[], byte @Nullable []> entry, Function<byte[], T> format) {
        byte[] value = entry.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(format.apply(value));
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // The reader's message names fields and places, never content.
            meters.counter("identity.records.unreadable", "topic", entry.topic())
                    .increment();
            LOG.warnf(
                    "Skipping an unreadable record: topic=%s partition=%d offset=%d: %s",
                    entry.topic(), entry.partition(), entry.offset(), unreadable.getMessage());
            return Optional.empty();
        }
    }
}
