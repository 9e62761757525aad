package io.chate2ee.virgil.cloud;

import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.CloudException;
import io.chate2ee.virgil.NotFoundException;
import io.chate2ee.virgil.StaleHashException;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.envelope.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The Virgil cloud: cards v5, Keyknox v1 and v2. Calls never block; each stage fails with a {@link CloudException}, not
 * wrapped, if the cloud did not do what was asked.
 *
 * <p>One method carries every request; the others only say what to ask. So a decorator is one method long, and each request
 * goes through all of them: one of three searches that 120 identities need is measured, limited and repeated by itself.
 */
public interface VirgilCloud {

    /**
     * Sends a request. For decorators; everybody else uses the methods below.
     *
     * @return what the answer was read as, or a failure, never wrapped
     */
    <T extends @Nullable Object> CompletionStage<T> call(CloudRequest<T> request);

    /** The same cloud for somebody who has not for ever: no request starts, or is repeated, after the deadline. */
    default VirgilCloud startingBefore(Deadline deadline) {
        return new CloudWithDeadline(this, deadline);
    }

    /**
     * Publishes a card of the identity the token speaks for.
     *
     * @return the card with the service's signature added; it may carry any signatures and is not verified here. Fails with
     *     {@link CardExistsException} if this very card is there already, as it is when an earlier answer was lost
     */
    default CompletionStage<RawCard> publishCard(RawCard card) {
        return call(CardRequests.publish(card));
    }

    /**
     * Reads a card; it is not verified here.
     *
     * @param id 64 lower-case hexadecimal digits
     * @return fails with {@link NotFoundException} if there is none
     */
    default CompletionStage<PublishedCard> getCard(String id) {
        return call(CardRequests.get(id));
    }

    /**
     * Finds all cards of identities, outdated ones included, in no particular order; none of them is verified here, and one
     * that cannot be read is left for the caller to judge.
     *
     * @param identities any number; asked for in chunks of 50, one after the other, each once
     */
    default CompletionStage<List<RawCard>> searchCards(Collection<String> identities) {
        return Chunks.each(identities, CardRequests.IDENTITIES_PER_SEARCH, chunk -> call(CardRequests.search(chunk)));
    }

    /**
     * Takes a card back: a head with its whole chain. It is not found any more; reading it by its id still works.
     *
     * @param id 64 lower-case hexadecimal digits
     */
    default CompletionStage<@Nullable Void> revokeCard(String id) {
        return call(CardRequests.revoke(id));
    }

    /**
     * Tells which of these cards have been replaced or taken back.
     *
     * @param ids any number; asked for in chunks of 1,000, one after the other, each once
     */
    default CompletionStage<List<String>> outdatedCards(Collection<String> ids) {
        return Chunks.each(ids, CardRequests.IDS_PER_CHECK, chunk -> call(CardRequests.outdated(chunk)));
    }

    /** Reads the one value each identity has in Keyknox v1. */
    default CompletionStage<BackupValue> pullBackup() {
        return call(KeyknoxRequests.pullBackup());
    }

    /**
     * Writes the one value of the identity the token speaks for.
     *
     * @param previousHash hash of the value this one changes; {@code null} if there is none yet
     * @return fails with {@link StaleHashException} if the value is another by now
     */
    default CompletionStage<BackupValue> pushBackup(Envelope envelope, @Nullable String previousHash) {
        return call(KeyknoxRequests.pushBackup(envelope, previousHash));
    }

    /** Empties the one value of the identity the token speaks for. */
    default CompletionStage<@Nullable Void> resetBackup() {
        return call(KeyknoxRequests.resetBackup());
    }

    /**
     * Stores a value for the given identities and leaves the copies of others alone.
     *
     * @param key where, in the space of the identity the token speaks for
     * @param identities who gets this copy
     * @param previousHash hash of the value this one changes; {@code null} if there is none yet
     * @return fails with {@link StaleHashException} if the value is another by now
     */
    default CompletionStage<KeyknoxValue> push(
            KeyknoxKey key, List<String> identities, Envelope envelope, @Nullable String previousHash) {
        return call(KeyknoxRequests.push(key, identities, envelope, previousHash));
    }

    /**
     * Reads the copy of the identity the token speaks for; empty if there is none.
     *
     * @param owner in whose space to look; {@code null} for its own
     */
    default CompletionStage<KeyknoxValue> pull(KeyknoxKey key, @Nullable String owner) {
        return call(KeyknoxRequests.pull(key, owner));
    }

    /**
     * Lists the keys under a path that the identity has a copy of, in no particular order.
     *
     * @param owner in whose space to look; {@code null} for its own
     */
    default CompletionStage<List<String>> keys(String root, String path, @Nullable String owner) {
        return call(KeyknoxRequests.keys(root, path, owner));
    }

    /**
     * Lists the paths under a root (inferred: no client asks for them).
     *
     * @param owner in whose space to look; {@code null} for its own
     */
    default CompletionStage<List<String>> paths(String root, @Nullable String owner) {
        return call(KeyknoxRequests.keys(root, null, owner));
    }

    /**
     * Takes the copy of one recipient away.
     *
     * @param key from this key only; {@code null} for all keys under the path
     */
    default CompletionStage<@Nullable Void> resetRecipient(
            String root, String path, @Nullable String key, String recipient) {
        return call(KeyknoxRequests.reset(root, path, key, recipient));
    }

    /** Deletes one key, for everybody. */
    default CompletionStage<@Nullable Void> resetKey(KeyknoxKey key) {
        return call(KeyknoxRequests.reset(key.root(), key.path(), key.key(), null));
    }

    /** Deletes all keys under a path, for everybody. */
    default CompletionStage<@Nullable Void> resetPath(String root, String path) {
        return call(KeyknoxRequests.reset(root, path, null, null));
    }

    /** Deletes everything under a root, for everybody. */
    default CompletionStage<@Nullable Void> resetRoot(String root) {
        return call(KeyknoxRequests.reset(root, null, null, null));
    }

    /** Deletes everything the identity owns in Keyknox v2, for everybody. */
    default CompletionStage<@Nullable Void> resetEverything() {
        return call(KeyknoxRequests.reset(null, null, null, null));
    }
}
