package io.chate2ee.groupsync.source;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How the API answers. */
@Singleton
class SourceMetrics {
    private final MeterRegistry registry;

    @Inject
    SourceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a single answer, repetitions included; 0 where there was none. */
    void answered(int status) {
        registry.counter("group_sync.source.calls", "outcome", outcome(status)).increment();
    }

    private static String outcome(int status) {
        if (status == 0) {
            return "no_answer";
        }
        if (status == 200) {
            return "done";
        }
        if (status == 429) {
            return "throttled";
        }
        return status >= 500 ? "trouble" : "refused";
    }
}
