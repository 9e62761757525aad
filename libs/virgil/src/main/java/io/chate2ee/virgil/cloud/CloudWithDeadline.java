package io.chate2ee.virgil.cloud;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts a deadline on every request. */
record CloudWithDeadline(VirgilCloud cloud, Deadline deadline) implements VirgilCloud {

    @Override
    public <T extends @Nullable Object> CompletionStage<T> call(CloudRequest<T> request) {
        return cloud.call(request.startingBefore(deadline));
    }
}
