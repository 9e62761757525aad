package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The Virgil cloud: cards v5 and Keyknox v2. Calls never block; each stage fails with a {@link CloudException}, not
 * wrapped, if the cloud did not do what was asked.
 */
public interface VirgilCloud {

    /**
     * Publishes a card of the identity the token speaks for.
     *
     * @return the card with the service's signature added; it may carry any signatures and is not verified here
     */
    CompletionStage<RawCard> publishCard(RawCard card);

    /**
     * Finds all cards of identities, outdated ones included, in no particular order; none of them is verified here.
     *
     * @param identities any number; asked for in chunks of 50, one after the other, each once
     */
    CompletionStage<List<RawCard>> searchCards(Collection<String> identities);

    /**
     * Stores a value for the given identities and leaves the copies of others alone.
     *
     * @param key where, in the space of the identity the token speaks for
     * @param identities who gets this copy
     * @param previousHash hash of the value this one changes; {@code null} if there is none yet
     */
    CompletionStage<KeyknoxValue> push(
            KeyknoxKey key, List<String> identities, Envelope envelope, @Nullable String previousHash);

    /**
     * Reads the copy of the identity the token speaks for; empty if there is none.
     *
     * @param owner in whose space to look; {@code null} for its own
     */
    CompletionStage<KeyknoxValue> pull(KeyknoxKey key, @Nullable String owner);

    /**
     * Lists the keys under a path that the identity has a copy of, in no particular order.
     *
     * @param owner in whose space to look; {@code null} for its own
     */
    CompletionStage<List<String>> keys(String root, String path, @Nullable String owner);

    /**
     * Takes the copy of one recipient away.
     *
     * @param key from this key only; {@code null} for all keys under the path
     */
    CompletionStage<Void> resetRecipient(String root, String path, @Nullable String key, String recipient);

    /** Deletes all keys under a path, for everybody. */
    CompletionStage<Void> resetPath(String root, String path);
}
