package io.chate2ee.virgil.cloud;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks for many things in pieces that the service takes, one after the other. */
final class Chunks {

    private Chunks() {}

    /** All answers together; the first failure ends it, not wrapped. */
    static <A, R> CompletionStage<List<R>> each(
            Collection<A> asked, int size, Function<List<A>, CompletionStage<List<R>>> request) {
        var all = List.copyOf(new LinkedHashSet<>(asked));
        CompletionStage<List<R>> answers = CompletableFuture.completedFuture(new ArrayList<>());
        for (int from = 0; from < all.size(); from += size) {
            var chunk = all.subList(from, Math.min(all.size(), from + size));
            answers = answers.thenCompose(before -> request.apply(chunk).thenApply(more -> {
                before.addAll(more);
                return before;
            }));
        }
        return bare(answers.thenApply(List::copyOf));
    }

    /** Composed stages wrap their failures; callers are promised the bare ones. */
    static <T> CompletionStage<T> bare(CompletionStage<T> stage) {
        var result = new CompletableFuture<T>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                var cause = failure.getCause();
                result.completeExceptionally(failure instanceof CompletionException && cause != null ? cause : failure);
            }
        });
        return result;
    }
}
