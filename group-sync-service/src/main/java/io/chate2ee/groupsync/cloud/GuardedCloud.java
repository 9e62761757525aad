package io.chate2ee.groupsync.cloud;

import io.chate2ee.virgil.AppRefusedException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.TokenExpiredException;
import io.chate2ee.virgil.TransientCloudException;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.KeyknoxValue;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renews an expired token once, and tells the gate whether the app is accepted. */
final class GuardedCloud implements VirgilCloud {
    private static final int UNAUTHORIZED = 401;

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
    public CompletionStage<RawCard> publishCard(RawCard card) {
        return guarded(() -> cloud.publishCard(card));
    }

    @Override
    public CompletionStage<List<RawCard>> searchCards(Collection<String> identities) {
        return guarded(() -> cloud.searchCards(identities));
    }

    @Override
    public CompletionStage<KeyknoxValue> push(
            KeyknoxKey key, List<String> identities, Envelope envelope, @Nullable String previousHash) {
        return guarded(() -> cloud.push(key, identities, envelope, previousHash));
    }

    @Override
    public CompletionStage<KeyknoxValue> pull(KeyknoxKey key, @Nullable String owner) {
        return guarded(() -> cloud.pull(key, owner));
    }

    @Override
    public CompletionStage<List<String>> keys(String root, String path, @Nullable String owner) {
        return guarded(() -> cloud.keys(root, path, owner));
    }

    @Override
    public CompletionStage<Void> resetRecipient(String root, String path, @Nullable String key, String recipient) {
        return guarded(() -> cloud.resetRecipient(root, path, key, recipient));
    }

    @Override
    public CompletionStage<Void> resetPath(String root, String path) {
        return guarded(() -> cloud.resetPath(root, path));
    }

    private <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        call.get().whenComplete((answer, failure) -> {
            if (failure != null && cause(failure) instanceof TokenExpiredException) {
                tokens.renew();
                call.get().whenComplete((second, again) -> settle(result, second, again));
            } else {
                settle(result, answer, failure);
            }
        });
        return result;
    }

    private <T> void settle(CompletableFuture<T> result, T answer, @Nullable Throwable failure) {
        if (failure == null) {
            gate.accepted();
            result.complete(answer);
        } else {
            tellTheGate(cause(failure));
            result.completeExceptionally(cause(failure));
        }
    }

    private void tellTheGate(Throwable failure) {
        // A fresh token that is called expired means that one of the two clocks is wrong: no call can succeed.
        boolean refused = failure instanceof AppRefusedException
                || failure instanceof TokenExpiredException
                || (failure instanceof CloudException answer && answer.status() == UNAUTHORIZED);
        if (refused) {
            gate.refused();
        } else if (failure == null
                || (failure instanceof CloudException && !(failure instanceof TransientCloudException))) {
            gate.accepted();
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable inner = failure.getCause();
        return failure instanceof CompletionException && inner != null ? inner : failure;
    }
}
