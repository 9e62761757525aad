package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Virgil cloud over HTTP: one request per call, no retry, no cache; those belong around it. Continuations run on
 * whatever thread completes the transport's stage.
 */
public final class HttpVirgilCloud implements VirgilCloud {

    /** The service refuses longer searches with code 40300 (read in the public source of an older service). */
    private static final int IDENTITIES_PER_SEARCH = 50;

    private final CloudCalls calls;

    /**
     * Calls the cloud.
     *
     * @param virgilJwt asked for a valid token before each request; must not block
     */
    public HttpVirgilCloud(HttpTransport transport, Supplier<String> virgilJwt) {
        this.calls = new CloudCalls(transport, virgilJwt);
    }

    @Override
    public CompletionStage<RawCard> publishCard(RawCard card) {
        return calls.post("/card/v5", card.toJson(), Map.of(), answer -> CardsJson.published(answer, card));
    }

    @Override
    public CompletionStage<List<RawCard>> searchCards(Collection<String> identities) {
        var all = List.copyOf(new LinkedHashSet<>(identities));
        CompletionStage<List<RawCard>> found = CompletableFuture.completedFuture(new ArrayList<>());
        for (int from = 0; from < all.size(); from += IDENTITIES_PER_SEARCH) {
            var chunk = all.subList(from, Math.min(all.size(), from + IDENTITIES_PER_SEARCH));
            found = found.thenCompose(before -> searchChunk(chunk).thenApply(more -> {
                before.addAll(more);
                return before;
            }));
        }
        return unwrapped(found);
    }

    @Override
    public CompletionStage<KeyknoxValue> push(
            KeyknoxKey key, List<String> identities, Envelope envelope, @Nullable String previousHash) {
        Map<String, String> headers = previousHash == null ? Map.of() : Map.of(CloudCalls.PREVIOUS_HASH, previousHash);
        return calls.post(
                "/keyknox/v2/push",
                KeyknoxJson.push(key, identities, envelope),
                headers,
                answer -> KeyknoxJson.pushed(answer, key, envelope));
    }

    @Override
    public CompletionStage<KeyknoxValue> pull(KeyknoxKey key, @Nullable String owner) {
        var json = KeyknoxJson.request(key.root(), key.path(), key.key(), owner);
        return calls.post("/keyknox/v2/pull", json, Map.of(), answer -> KeyknoxJson.value(answer, key));
    }

    @Override
    public CompletionStage<List<String>> keys(String root, String path, @Nullable String owner) {
        var json = KeyknoxJson.request(root, path, null, owner);
        return calls.post("/keyknox/v2/keys", json, Map.of(), KeyknoxJson::keys);
    }

    @Override
    public CompletionStage<Void> resetRecipient(String root, String path, @Nullable String key, String recipient) {
        return reset(KeyknoxJson.request(root, path, key, recipient));
    }

    @Override
    public CompletionStage<Void> resetPath(String root, String path) {
        return reset(KeyknoxJson.request(root, path, null, null));
    }

    /** What a reset answers is of use to nobody; that it succeeded is. */
    private CompletionStage<Void> reset(String json) {
        return calls.<@Nullable Void>post("/keyknox/v2/reset", json, Map.of(), answer -> null);
    }

    private CompletionStage<List<RawCard>> searchChunk(List<String> chunk) {
        return calls.post(
                "/card/v5/actions/search", CardsJson.search(chunk), Map.of(), answer -> CardsJson.found(answer, chunk));
    }

    /** Composed stages wrap their failures; callers are promised the bare ones. */
    private static CompletionStage<List<RawCard>> unwrapped(CompletionStage<List<RawCard>> stage) {
        var result = new CompletableFuture<List<RawCard>>();
        stage.whenComplete((cards, failure) -> {
            if (failure == null) {
                result.complete(List.copyOf(cards));
            } else {
                var cause = failure.getCause();
                result.completeExceptionally(failure instanceof CompletionException && cause != null ? cause : failure);
            }
        });
        return result;
    }
}
