package io.chate2ee.virgil.cloud.resilient;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.Operation;
import io.chate2ee.virgil.cloud.ScriptedCloud;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A resilient cloud around a scripted one, and what its observer heard. */
final class ResilienceFixture implements ResilienceObserver {

    static final Duration TIME_OUT = Duration.ofSeconds(3);
    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    static final Resilience SETTINGS = new Resilience(
            TIME_OUT,
            3,
            Duration.ofSeconds(20),
            new BackOff(FIRST_PAUSE, Duration.ofSeconds(1)),
            0.1,
            10,
            5,
            new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(8)));

    final ManualTime time = new ManualTime();
    final ScriptedCloud inner = new ScriptedCloud();
    final List<String> heard = new ArrayList<>();
    final VirgilCloud cloud;

    ResilienceFixture() {
        this(SETTINGS, new RateLimiter.Settings(1000, 1000, 1000, Duration.ofMinutes(1)));
    }

    ResilienceFixture(Resilience settings, RateLimiter.Settings rate) {
        var limiter = new RateLimiter(rate, time.timers(), time::nanos);
        cloud = ResilientCloud.wrap(inner, settings, limiter, time.surroundings(), this);
    }

    CompletionStage<List<String>> read() {
        return cloud.keys("r", "p", null);
    }

    static TransientCloudException trouble() {
        return new TransientCloudException(503, 0, "away", null);
    }

    static TransientCloudException trouble(int status, Duration retryAfter) {
        return new TransientCloudException(status, 0, "later", retryAfter);
    }

    static TransientCloudException notConnected() {
        return TransientCloudException.notConnected(new IOException("refused"));
    }

    /** What a finished stage failed with, bare. */
    static Throwable failure(CompletionStage<?> stage) {
        var seen = new AtomicReference<@Nullable Throwable>();
        stage.whenComplete((value, failure) -> seen.set(failure));
        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        return Objects.requireNonNull(seen.get());
    }

    @Override
    public void repeated(Operation operation) {
        heard.add("repeated " + operation);
    }

    @Override
    public void notSent(Operation operation, NotSentException.Reason reason) {
        heard.add("not sent " + operation + " " + reason);
    }

    @Override
    public void moved(Operation.Service service, Circuit from, Circuit to) {
        heard.add(service + " " + from.label() + " to " + to.label());
    }
}
