package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.storage.Store;
import io.vertx.core.json.JsonObject;

/**
 * Publishing and revoking. A card replaces another only if that one exists, is of the same application and identity, is not
 * yet replaced and its chain is not revoked.
 */
public final class CardPublishing {

    private final Store store;
    private final CardShelf shelf;
    private final ServiceSigner signer;

    /** Publishes into a store. */
    public CardPublishing(Store store, ServiceSigner signer) {
        this.store = store;
        this.shelf = new CardShelf(store);
        this.signer = signer;
    }

    /** Publishes a card; the answer is the model with the service's signature. */
    public CloudAnswer publish(CloudRequest request) {
        var card = NewCard.read(request.json(CardMistake.BODY_NOT_JSON));
        request.notes()
                .put("card", card.id())
                .put("cardIdentity", card.content().identity());
        var caller = request.caller();
        CardMistake.IDENTITY_NOT_THE_CALLERS.unless(card.content().identity().equals(caller.identity()));
        var model = signer.sign(card);
        return store.transaction(() -> {
            // The same card again is told apart first, so that a client may repeat itself after a lost answer.
            CardMistake.ALREADY_PUBLISHED.unless(shelf.find(card.id()).isEmpty());
            requireReplaceable(card.content(), caller.app());
            shelf.add(caller.app(), card, model);
            return CloudAnswer.created(model);
        });
    }

    /** Revokes the chain that ends in a card; the caller must be its identity. The real answer's body is unknown. */
    public CloudAnswer revoke(CloudRequest request) {
        request.notes().put("card", request.pathId());
        var caller = request.caller();
        return store.transaction(() -> {
            var card = shelf.find(request.pathId()).orElseThrow(CardMistake.CARD_NOT_FOUND::refusal);
            CardMistake.CARD_OF_OTHER_APP.unless(card.app().equals(caller.app()));
            CardMistake.OTHER_IDENTITY.unless(card.identity().equals(caller.identity()));
            CardMistake.CHAIN_DELETED.unless(!card.revoked());
            CardMistake.ALREADY_SUCCEEDED.unless(card.successor() == null);
            shelf.revokeChain(card);
            return CloudAnswer.ok(new JsonObject());
        });
    }

    private void requireReplaceable(CardContent content, String app) {
        if (content.previousCardId() == null) {
            return;
        }
        var previous = shelf.find(content.previousCardId()).orElseThrow(CardMistake.PREVIOUS_UNKNOWN::refusal);
        CardMistake.PREVIOUS_OF_OTHER_APP.unless(previous.app().equals(app));
        CardMistake.OTHER_IDENTITY.unless(previous.identity().equals(content.identity()));
        CardMistake.CHAIN_DELETED.unless(!previous.revoked());
        CardMistake.ALREADY_SUCCEEDED.unless(previous.successor() == null);
    }
}
