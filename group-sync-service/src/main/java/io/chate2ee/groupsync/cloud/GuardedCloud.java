package io.chate2ee.groupsync.cloud;

import io.chate2ee.virgil.AnswerLostException;
import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.cloud.CloudRequest;
import io.chate2ee.virgil.cloud.VirgilCloud;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Renews an expired token once, and tells the gate whether the app is accepted. */
final class GuardedCloud implements VirgilCloud {
    private final VirgilCloud cloud;
    private final OwnerTokens tokens;
    private final AppGate gate;

    private GuardedCloud(VirgilCloud cloud, OwnerTokens tokens, AppGate gate) {
        this.cloud = cloud;
        this.tokens = tokens;
        this.gate = gate;
    }

    static VirgilCloud wrap(VirgilCloud cloud, OwnerTokens tokens, AppGate gate) {
        return new GuardedCloud(cloud, tokens, gate);
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> call(CloudRequest<T> request) {
        CompletableFuture<T> result = new CompletableFuture<>();
        cloud.call(request).whenComplete((answer, failure) -> {
            if (failure instanceof TokenExpiredException) {
                tokens.renew();
                cloud.call(request).whenComplete((second, again) -> settle(result, second, again));
            } else {
                settle(result, answer, failure);
            }
        });
        return result;
    }

    private <T extends @Nullable Object> void settle(
            CompletableFuture<T> result, T answer, @Nullable Throwable failure) {
        if (failure == null) {
            gate.accepted();
            result.complete(answer);
        } else {
            tellTheGate(failure);
            result.completeExceptionally(failure);
        }
    }

    private void tellTheGate(Throwable failure) {
        // A fresh token that is called expired means that one of the two clocks is wrong: no call can succeed.
        if (failure instanceof AppRefusedException || failure instanceof TokenExpiredException) {
            gate.refused();
            // The next try is made with the key that is there then.
            tokens.renew();
        } else if (failure instanceof CloudException && !saysNothingAboutTheApp(failure)) {
            gate.accepted();
        }
    }

    private static boolean saysNothingAboutTheApp(Throwable failure) {
        return failure instanceof TransientCloudException
                || failure instanceof AnswerLostException
                || failure instanceof NotSentException;
    }
}
