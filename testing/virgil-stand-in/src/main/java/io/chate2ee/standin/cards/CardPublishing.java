package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.standin.storage.Store;
import java.util.Map;

/**
 * Publishing. A card replaces another only if that one exists, is of the same application and identity, is not yet replaced
 * and its chain is not revoked.
 */
public final class CardPublishing {

    private final Store store;
    private final CardShelf shelf;
    private final ServiceSigner signer;
    private final Guesses guesses;

    /** Publishes into a store. */
    public CardPublishing(Store store, ServiceSigner signer, Guesses guesses) {
        this.store = store;
        this.shelf = new CardShelf(store);
        this.signer = signer;
        this.guesses = guesses;
    }

    /** Publishes a card; the answer is the model with the service's signature. */
    public CloudAnswer publish(CloudRequest request) {
        var card = SignedModel.read(request.json(CardMistake.BODY_NOT_JSON));
        card.requireSelfSignatureBy(CardKey.read(card.content().publicKey()));
        request.notes()
                .put("card", card.id())
                .put("cardIdentity", card.content().identity());
        CardMistake.IDENTITY_NOT_THE_CALLERS.unless(
                card.content().identity().equals(request.caller().identity()));
        return store.transaction(() -> publish(card, request));
    }

    private CloudAnswer publish(SignedModel card, CloudRequest request) {
        // The same card again is told apart first, so that a client may repeat itself after a lost answer.
        CardMistake.ALREADY_PUBLISHED.unless(shelf.find(card.id()).isEmpty());
        var previous = card.content().previousCardId();
        if (previous != null) {
            shelf.replaceable(previous, request.caller());
        }
        var model = signer.sign(card);
        shelf.add(request.caller().app(), card, model);
        return CloudAnswer.of(guesses.status(Guess.PUBLISH_STATUS), model, Map.of());
    }
}
