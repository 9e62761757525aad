package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.testing.Surroundings;
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

    /** A process takes all that is due, and dies at that request; then lease and request time-out pass. */
    void killsOneOn(Surroundings surroundings) {
        Replica dying = Replica.start(surroundings, this::around);
        dying.leases
                .claim(16)
                .await()
                .indefinitely()
                .forEach(claim -> dying.rounds
                        .run(claim, dying.owner, () -> false)
                        .subscribe()
                        .with(ending -> dead.completeExceptionally(new AssertionError("it lived on: " + ending))));
        dead.join();
        letLeasesLapse(surroundings);
    }

    /** As if lease and request time-out had passed since. */
    static void letLeasesLapse(Surroundings surroundings) {
        surroundings.sql(
                "update groups set lease_until = clock_timestamp() - interval '1 hour' where lease_holder is not null");
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
