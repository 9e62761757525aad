package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.CloudRequest;
import io.chate2ee.standin.exchange.Fields;
import io.chate2ee.standin.storage.Store;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;

/** Reading cards: by id, by identities, and asking which are outdated. Cards of other applications are never shown. */
public final class CardReading {

    /** The spelling is that of the real service. */
    public static final String SUPERSEDED_HEADER = "X-Virgil-Is-Superseeded";

    private static final int MOST_IDENTITIES = 50;

    private final Store store;
    private final CardShelf shelf;

    /** Reads from a store. */
    public CardReading(Store store) {
        this.store = store;
        this.shelf = new CardShelf(store);
    }

    /** One card; a header says if it is outdated, and is left out otherwise. Revoked cards are still answered. */
    public CloudAnswer get(CloudRequest request) {
        request.notes().put("card", request.pathId());
        var card =
                store.transaction(() -> shelf.find(request.pathId())).orElseThrow(CardMistake.CARD_NOT_FOUND::refusal);
        CardMistake.CARD_OF_OTHER_APP.unless(card.app().equals(request.caller().app()));
        return CloudAnswer.ok(card.model(), card.outdated() ? Map.of(SUPERSEDED_HEADER, "true") : Map.of());
    }

    /** All cards of 1 to 50 identities; a name that is listed twice counts twice towards the limit (a guess). */
    public CloudAnswer search(CloudRequest request) {
        var identities = fields(request).texts("identities");
        request.notes().put("identities", identities);
        CardMistake.NO_IDENTITIES.unless(!identities.isEmpty());
        CardMistake.TOO_MANY_IDENTITIES.unless(identities.size() <= MOST_IDENTITIES);
        var app = request.caller().app();
        List<StoredCard> found = store.transaction(() -> identities.stream()
                .distinct()
                .flatMap(identity -> shelf.ofIdentity(app, identity).stream())
                .toList());
        request.notes().put("found", found.size());
        return CloudAnswer.ok(
                new JsonArray(found.stream().map(StoredCard::model).toList()));
    }

    /** Those of the listed ids that are outdated; ids that are unknown here are passed over (a guess). */
    public CloudAnswer outdated(CloudRequest request) {
        var ids = fields(request).texts("card_ids");
        request.notes().put("cards", ids);
        var app = request.caller().app();
        List<String> outdated = store.transaction(() -> ids.stream()
                .flatMap(id -> shelf.find(id).stream())
                .filter(card -> card.app().equals(app) && card.outdated())
                .map(StoredCard::id)
                .toList());
        return CloudAnswer.ok(new JsonArray(outdated));
    }

    private static Fields fields(CloudRequest request) {
        return new Fields(request.json(CardMistake.BODY_NOT_JSON), CardMistake.BODY_NOT_JSON);
    }
}
