package io.chate2ee.groupsync.cloud;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.cloud.CloudObserver;
import io.chate2ee.virgil.cloud.Operation;
import io.chate2ee.virgil.cloud.Operation.Service;
import io.chate2ee.virgil.cloud.Outcome;
import io.chate2ee.virgil.cloud.resilient.Circuit;
import io.chate2ee.virgil.cloud.resilient.RateLimiter;
import io.chate2ee.virgil.cloud.resilient.ResilienceObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** What is asked of the cloud, how that ends, and what is held back. Any thread. */
@Singleton
class CloudMetrics implements CloudObserver, ResilienceObserver {
    private static final Logger LOG = Logger.getLogger(CloudMetrics.class);

    private final MeterRegistry registry;
    private final Map<Service, AtomicInteger> open = new EnumMap<>(Service.class);

    @Inject
    CloudMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Service service : Service.values()) {
            AtomicInteger state = new AtomicInteger();
            open.put(service, state);
            Gauge.builder("group_sync.cloud.circuit.open", state, AtomicInteger::get)
                    .description("1 while a part of the cloud is left alone because it keeps failing")
                    .tag("service", name(service))
                    .register(registry);
        }
    }

    @Override
    public void ended(Operation operation, Outcome outcome, long nanos, long sent, long received) {
        registry.timer("group_sync.cloud.requests", "operation", name(operation), "outcome", name(outcome))
                .record(nanos, TimeUnit.NANOSECONDS);
        registry.counter("group_sync.cloud.bytes", "operation", name(operation), "direction", "sent")
                .increment(sent);
        registry.counter("group_sync.cloud.bytes", "operation", name(operation), "direction", "received")
                .increment(received);
    }

    @Override
    public void repeated(Operation operation) {
        registry.counter("group_sync.cloud.repeated", "operation", name(operation))
                .increment();
    }

    @Override
    public void notSent(Operation operation, NotSentException.Reason reason) {
        registry.counter("group_sync.cloud.not.sent", "operation", name(operation), "reason", name(reason))
                .increment();
    }

    @Override
    public void moved(Service service, Circuit from, Circuit to) {
        boolean closed = to instanceof Circuit.Closed;
        Objects.requireNonNull(open.get(service)).set(closed ? 0 : 1);
        if (from instanceof Circuit.Closed) {
            LOG.warnf("GSY012 Virgil's %s keeps failing or asks for rest; it is left alone for a while", name(service));
        } else if (closed) {
            LOG.infof("GSY013 Virgil's %s works again", name(service));
        }
    }

    /** Shows how many requests wait for their turn. */
    void watch(RateLimiter limiter) {
        Gauge.builder("group_sync.cloud.waiting", limiter, RateLimiter::waiting)
                .baseUnit("requests")
                .description("requests that wait for their turn")
                .register(registry);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
