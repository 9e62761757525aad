package io.chate2ee.virgil.cloud.resilient;

import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.Operation;
import io.chate2ee.virgil.cloud.Operation.Service;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What all calls share: the way to the cloud, and what is known about how it is doing. Any thread. */
final class Means {

    private final AtomicInteger throttled = new AtomicInteger();
    private final Map<Service, CircuitBreaker> breakers = new EnumMap<>(Service.class);
    private final RandomGenerator random;
    final VirgilCloud cloud;
    final Resilience settings;
    final RateLimiter limiter;
    final RetryBudget budget;
    final Timers timers;
    final ResilienceObserver observer;

    Means(
            VirgilCloud cloud,
            Resilience settings,
            RateLimiter limiter,
            Surroundings surroundings,
            ResilienceObserver observer) {
        this.cloud = cloud;
        this.settings = settings;
        this.limiter = limiter;
        this.budget = new RetryBudget(settings.repeatRatio(), settings.repeatsAtOnce());
        this.timers = surroundings.timers();
        this.random = surroundings.random();
        this.observer = observer;
        for (var service : Service.values()) {
            breakers.put(
                    service,
                    new CircuitBreaker(
                            settings.failuresToOpen(),
                            settings.rests(),
                            surroundings.nanoTime(),
                            (from, to) -> observer.moved(service, from, to)));
        }
    }

    CircuitBreaker breaker(Operation operation) {
        return Objects.requireNonNull(breakers.get(operation.service()));
    }

    Duration pause(int failures) {
        return settings.pauses().pause(failures, random);
    }

    /** Everybody slows down when the service says so, also when it does not say for how long. */
    void heed(@Nullable Throwable failure) {
        if (failure instanceof TransientCloudException trouble && trouble.isThrottled()) {
            var unasked = settings.pauses().longest(throttled.incrementAndGet());
            limiter.pause(trouble.retryAfter().orElse(unasked));
        } else if (failure == null) {
            throttled.set(0);
        }
    }
}
