package io.chate2ee.groupsync.operate;

import io.chate2ee.groupsync.operate.Drift.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What comparisons of the cloud with the ledger found, and how long ago the last of them was. Any thread. */
@Singleton
public class DriftMeters {
    private static final String REPAIR = "repair";
    private static final String REPORT = "report";

    private final MeterRegistry meters;
    private final AtomicLong oldestSeconds = new AtomicLong();

    /** All kinds are there from the beginning, so that the first difference is an increase. */
    public DriftMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Kind kind : Kind.values()) {
            counter(kind, REPAIR);
            counter(kind, REPORT);
        }
        Gauge.builder("group_sync.inspection.oldest", oldestSeconds, AtomicLong::doubleValue)
                .baseUnit("seconds")
                .register(meters);
    }

    /** So many differences were found, and are about to be repaired. */
    public void repairing(Kind kind, int count) {
        counter(kind, REPAIR).increment(count);
    }

    /** The age of that group's last comparison which was compared longest ago. */
    void oldest(Duration age) {
        oldestSeconds.set(age.toSeconds());
    }

    /** A difference was found, and is left. */
    void reported(Kind kind) {
        counter(kind, REPORT).increment();
    }

    private Counter counter(Kind kind, String then) {
        return meters.counter("group_sync.drift", "kind", kind.word(), "then", then);
    }
}
