package io.chate2ee.groupsync.apply;

import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.Operation;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Before the first call of a kind something happens once, and all calls of that kind wait until it has. */
final class LateCloud implements VirgilCloud {
    private final VirgilCloud cloud;
    private final Operation operation;
    private final Runnable what;
    private final CompletableFuture<Void> happened = new CompletableFuture<>();
    private boolean begun;

    LateCloud(VirgilCloud cloud, Operation operation, Runnable what) {
        this.cloud = cloud;
        this.operation = operation;
        this.what = what;
    }

    @Override
    public <T> CompletionStage<T> call(CloudRequest<T> request) {
        if (request.operation() != operation) {
            return cloud.call(request);
        }
        begin();
        return happened.thenCompose(done -> cloud.call(request));
    }

    private void begin() {
        if (!begun) {
            begun = true;
            // On a thread of its own: the caller's must not block.
            new Thread(
                            () -> {
                                what.run();
                                happened.complete(null);
                            },
                            "something")
                    .start();
        }
    }
}
