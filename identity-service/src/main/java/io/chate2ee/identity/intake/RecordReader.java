package io.chate2ee.identity.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.id.Uid;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
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
        measure(batch);
        List<T> values = new ArrayList<>(batch.count());
        batch.forEach(entry -> value(entry, format).ifPresent(values::add));
        return values;
    }

    /** Counts what is read at a time. */
    void measure(ConsumerRecords<byte[], byte[]> batch) {
        batch.partitions().stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> DistributionSummary.builder("identity.intake.batch")
                        .description("records read from Kafka at a time")
                        .tag("topic", topic)
                        .register(meters)
                        .record(batch.count()));
    }

    /** The value, if there is one and it can be read. */
    <T> Optional<T> value(ConsumerRecord<byte[], byte @Nullable []> entry, Function<byte[], T> format) {
        byte[] value = entry.value();
        return value == null ? Optional.empty() : readable(entry, () -> format.apply(value));
    }

    /** Whose record was taken off the topic, if this says so. */
    Optional<Uid> tombstone(ConsumerRecord<byte @Nullable [], byte @Nullable []> entry) {
        byte[] key = entry.key();
        return entry.value() != null || key == null
                ? Optional.empty()
                : readable(entry, () -> new Uid(new String(key, UTF_8)));
    }

    /** Shows that no record of a topic was unreadable so far: of a count that begins with its first event nobody can say that it grew. */
    void expect(String topic) {
        unreadableOf(topic);
    }

    private Counter unreadableOf(String topic) {
        return meters.counter("identity.records.unreadable", "topic", topic);
    }

    private <T> Optional<T> readable(ConsumerRecord<?, ?> entry, Supplier<T> content) {
        try {
            return Optional.of(content.get());
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // The reader's message names fields and places, never content.
            unreadableOf(entry.topic()).increment();
            LOG.warnf(
                    "IDS108 Skipping an unreadable record: topic=%s partition=%d offset=%d: %s",
                    entry.topic(), entry.partition(), entry.offset(), unreadable.getMessage());
            return Optional.empty();
        }
    }
}
