package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import io.chate2ee.groupsync.ledger.Folded;
import io.chate2ee.groupsync.ledger.Received;
import io.chate2ee.kafka.BatchHandler;
import io.chate2ee.kafka.TopicReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What was read, what was refused, and how far behind reading is. What alerts ask for is counted from zero: of a count that begins with
 * its first event nobody can say that it grew.
 */
@Singleton
class IntakeMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final List<Meter> watching = new ArrayList<>();

    @Inject
    IntakeMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (Reason reason : Reason.values()) {
            rejectedFor(reason);
        }
        banNamesActor();
    }

    /** Counts events that the ledger has. */
    void folded(List<Received> events) {
        Map<Class<?>, Long> kinds = events.stream()
                .collect(Collectors.groupingBy(received -> received.event().getClass(), Collectors.counting()));
        kinds.forEach((kind, count) -> registry.counter(
                        "group_sync.events", "type", kind.getSimpleName().toLowerCase(Locale.ROOT))
                .increment(count));
    }

    /** Counts what in a batch was doubtful. */
    void found(Folded folded) {
        registry.counter("group_sync.admissions.held").increment(folded.held());
        registry.counter("group_sync.webhooks.retried").increment(folded.retries());
        banNamesActor().increment(folded.namingTheActor());
    }

    /** Counts records that were kept on the rejected topic, by reason. */
    void rejected(List<Rejected> records) {
        records.forEach(one -> rejectedFor(one.reason()).increment());
    }

    /** Counts a record of our own suite's that makes no sense. */
    void unreadable(String topic) {
        unreadableOf(topic).increment();
    }

    /** Shows that no record of a topic was unreadable so far. */
    void expect(String topic) {
        unreadableOf(topic);
    }

    private Counter unreadableOf(String topic) {
        return registry.counter("group_sync.records.unreadable", "topic", topic);
    }

    private Counter rejectedFor(Reason reason) {
        return registry.counter(
                "group_sync.events.rejected", "reason", reason.name().toLowerCase(Locale.ROOT));
    }

    private Counter banNamesActor() {
        return registry.counter("group_sync.bans.naming-actor");
    }

    /** Records of each batch, before it is handled, how long its oldest record had waited in Kafka. */
    BatchHandler measured(String topic, BatchHandler handler) {
        return records -> {
            taken(topic, records);
            return handler.handle(records);
        };
    }

    private void taken(String topic, ConsumerRecords<byte[], byte[]> records) {
        long oldest = Long.MAX_VALUE;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            oldest = Math.min(oldest, record.timestamp());
        }
        DistributionSummary.builder("group_sync.intake.wait")
                .baseUnit("milliseconds")
                .description("age of the oldest record of a batch")
                .tag("topic", topic)
                .register(registry)
                .record(Math.max(0, clock.millis() - oldest));
    }

    /** Shows how many records wait. */
    void watch(TopicReader reader) {
        watching.add(Gauge.builder("group_sync.intake.lag", reader, TopicReader::lag)
                .baseUnit("records")
                .description("records known to wait in Kafka")
                .tag("topic", reader.topic())
                .register(registry));
    }

    /** A registry outlives the service where one JVM runs it twice, and would keep to the first one's readers. */
    @PreDestroy
    void stopWatching() {
        watching.forEach(registry::remove);
    }
}
