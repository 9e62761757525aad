package io.chate2ee.virgil.cloud.resilient;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.Deadline;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rides out short trouble: each request waits for its turn, has a time limit, and is sent again after a pause where that can
 * do no harm. A service that keeps failing is left alone for a while. Failures are those of the cloud inside, and two more:
 * {@link NotSentException} if a request was held back, and {@link AnswerLostException} for a change that may have been made.
 */
public final class ResilientCloud implements VirgilCloud {

    private final Means means;
    private final LongSupplier nanoTime;

    private ResilientCloud(Means means, LongSupplier nanoTime) {
        this.means = means;
        this.nanoTime = nanoTime;
    }

    /**
     * Puts resilience around a cloud.
     *
     * @param limiter shared by everything that calls the cloud as the same app
     */
    public static VirgilCloud wrap(
            VirgilCloud cloud,
            Resilience settings,
            RateLimiter limiter,
            Surroundings surroundings,
            ResilienceObserver observer) {
        var means = new Means(cloud, settings, limiter, surroundings, observer);
        return new ResilientCloud(means, surroundings.nanoTime());
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> call(CloudRequest<T> request) {
        var total = Deadline.in(means.settings.total(), nanoTime);
        means.budget.requested();
        return new Attempts<>(means, request.startingBefore(total)).start();
    }
}
