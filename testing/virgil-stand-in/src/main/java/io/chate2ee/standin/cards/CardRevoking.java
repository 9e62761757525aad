package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.storage.Store;
import io.vertx.core.json.JsonObject;

/** Takes chains out of search, in the way of today's clients and in the old one. */
public final class CardRevoking {

    private final Store store;
    private final CardShelf shelf;
    private final ServiceSigner signer;

    /** Revokes in a store. */
    public CardRevoking(Store store, ServiceSigner signer) {
        this.store = store;
        this.shelf = new CardShelf(store);
        this.signer = signer;
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

    /**
     * The old way: a model without a key that names the card to delete as its previous one, signed by that card's key (the
     * last is inferred). The rules for previous cards are those of publishing; the answer is the model, signed by the service.
     */
    public CloudAnswer delete(CloudRequest request) {
        var model = SignedModel.read(request.json(CardMistake.BODY_NOT_JSON));
        var content = model.content();
        CardMistake.IDENTITY_NOT_THE_CALLERS.unless(
                content.identity().equals(request.caller().identity()));
        CardMistake.DELETE_WITH_KEY.unless(content.publicKey().isEmpty());
        var previous = content.previousCardId();
        if (previous == null) {
            throw CardMistake.DELETE_OF_NOTHING.refusal();
        }
        request.notes().put("card", previous);
        return store.transaction(() -> {
            var card = shelf.replaceable(previous, request.caller());
            model.requireSelfSignatureBy(CardKey.read(card.content().publicKey()));
            shelf.revokeChain(card);
            return CloudAnswer.ok(signer.sign(model));
        });
    }
}
