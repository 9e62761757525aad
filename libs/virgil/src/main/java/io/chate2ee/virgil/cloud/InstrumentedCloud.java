package io.chate2ee.virgil.cloud;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures every request. Belongs directly around the plain client, so that waiting and repeating are not part of a measure. */
public final class InstrumentedCloud implements VirgilCloud {

    private final VirgilCloud cloud;
    private final CloudObserver observer;
    private final LongSupplier nanoTime;

    private InstrumentedCloud(VirgilCloud cloud, CloudObserver observer, LongSupplier nanoTime) {
        this.cloud = cloud;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    /** Tells the observer of everything that goes to {@code cloud}. */
    public static VirgilCloud wrap(VirgilCloud cloud, CloudObserver observer, LongSupplier nanoTime) {
        return new InstrumentedCloud(cloud, observer, nanoTime);
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> call(CloudRequest<T> request) {
        var received = new AtomicLong();
        var result = new CompletableFuture<T>();
        long from = nanoTime.getAsLong();
        cloud.call(request.watchedBy(answer -> received.set(answer.body().length)))
                .whenComplete((value, failure) -> {
                    observer.ended(
                            request.operation(),
                            Outcome.of(failure),
                            nanoTime.getAsLong() - from,
                            request.size(),
                            failure == null ? received.get() : 0);
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
        return result;
    }
}
