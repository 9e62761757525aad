package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Virgil cloud over HTTP. */
public final class HttpVirgilCloud implements VirgilCloud {

    /** Calls the cloud through a transport. */
    public HttpVirgilCloud(HttpTransport transport, Supplier<String> virgilJwt) {}

    @Override
    public CompletionStage<RawCard> publishCard(RawCard card) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<RawCard>> searchCards(Collection<String> identities) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<KeyknoxValue> push(
            KeyknoxKey key, List<String> identities, Envelope envelope, @Nullable String previousHash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<KeyknoxValue> pull(KeyknoxKey key, @Nullable String owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<String>> keys(String root, String path, @Nullable String owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> resetRecipient(String root, String path, @Nullable String key, String recipient) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> resetPath(String root, String path) {
        throw new UnsupportedOperationException();
    }
}
