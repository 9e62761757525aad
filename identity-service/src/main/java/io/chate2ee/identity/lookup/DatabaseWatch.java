package io.chate2ee.identity.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Notes look-ups that had to do without the database: all are counted, one in ten seconds is logged. */
@Startup // An alert sees growth only in what was counted before the first caller came.
@Singleton
class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Clock clock;
    private final Counter failures;
    private final AtomicLong quietUntil = new AtomicLong();

    DatabaseWatch(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.failures = Counter.builder("identity.database.failures")
                .description("Look-ups that had to do without the database")
                .register(meters);
    }

    /** The database could not be asked. */
    void isAway(Throwable failure) {
        failures.increment();
        long now = clock.millis();
        long quiet = quietUntil.get();
        if (now >= quiet && quietUntil.compareAndSet(quiet, now + QUIET.toMillis())) {
            LOG.warnf("IDS106 Answering without the database: %s", failure);
        }
    }
}
