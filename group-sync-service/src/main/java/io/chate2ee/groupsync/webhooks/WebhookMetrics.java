package io.chate2ee.groupsync.webhooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What became of deliveries. */
@Singleton
class WebhookMetrics {
    /** What a delivery is answered with. */
    enum Outcome {
        /** Kafka has it. */
        TAKEN,
        /** It is about no group, so nobody needs it. */
        IGNORED,
        /** The sender did not know the password. */
        REFUSED,
        /** Of another app or webhook. */
        FOREIGN,
        /** No webhook at all. */
        UNREADABLE,
        /** Kafka did not take it in time. */
        UNAVAILABLE
    }

    private final MeterRegistry registry;

    @Inject
    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            // From zero, so that an alert sees the first one too.
            counted(outcome);
        }
    }

    /** Counts an answer that needed nobody. */
    void answered(Outcome outcome) {
        counted(outcome).increment();
    }

    private Counter counted(Outcome outcome) {
        return registry.counter("group_sync.webhooks", "outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Begins to measure how long Kafka takes. */
    Timer.Sample toKafka() {
        return Timer.start(registry);
    }

    /** Counts an answer that waited for Kafka. */
    void answered(Outcome outcome, Timer.Sample sample) {
        answered(outcome);
        sample.stop(Timer.builder("group_sync.webhooks.kafka")
                .description("how long Kafka took to confirm a delivery, or not to")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .publishPercentileHistogram()
                .register(registry));
    }
}
