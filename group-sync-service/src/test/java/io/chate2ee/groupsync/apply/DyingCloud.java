package io.chate2ee.groupsync.apply;

import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.Operation;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a process die at a request: the request is or is not made, and nothing is ever heard of it again. Everything written
 * before stays, the lease included, just as after kill -9.
 */
final class DyingCloud {
    final CompletableFuture<Void> dead = new CompletableFuture<>();
    private final Operation operation;
    private final boolean requestIsMade;
    private final AtomicInteger requestsToLive;

    private DyingCloud(Operation operation, int requestsToLive, boolean requestIsMade) {
        this.operation = operation;
        this.requestsToLive = new AtomicInteger(requestsToLive);
        this.requestIsMade = requestIsMade;
    }

    static DyingCloud before(Operation operation, int number) {
        return new DyingCloud(operation, number, false);
    }

    static DyingCloud after(Operation operation, int number) {
        return new DyingCloud(operation, number, true);
    }

    VirgilCloud around(VirgilCloud cloud) {
        return new VirgilCloud() {
            @Override
            public <T> CompletionStage<T> call(CloudRequest<T> request) {
                return DyingCloud.this.call(cloud, request);
            }
        };
    }

    private <T> CompletionStage<T> call(VirgilCloud cloud, CloudRequest<T> request) {
        if (dead.isDone()) {
            return new CompletableFuture<>();
        }
        if (request.operation() != operation || requestsToLive.decrementAndGet() > 0) {
            return cloud.call(request);
        }
        if (requestIsMade) {
            cloud.call(request).whenComplete((answer, failure) -> dead.complete(null));
        } else {
            dead.complete(null);
        }
        return new CompletableFuture<>();
    }
}
