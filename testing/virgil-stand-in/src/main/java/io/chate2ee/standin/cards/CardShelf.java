package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.storage.Key;
import io.chate2ee.standin.storage.Store;
import io.chate2ee.standin.storage.Table;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The published cards, by id and by identity. Call inside a transaction. */
final class CardShelf {

    private final Store store;
    private final Table cards;
    private final Table byIdentity;

    CardShelf(Store store) {
        this.store = store;
        this.cards = store.table("cards");
        this.byIdentity = store.table("cards-by-identity");
    }

    Optional<StoredCard> find(String id) {
        return cards.get(Key.of(id)).map(json -> StoredCard.fromJson(id, json));
    }

    /** Cards of all chains that are not revoked, old cards included, oldest first. The real order is not promised. */
    List<StoredCard> ofIdentity(String app, String identity) {
        return byIdentity.under(Key.of(app, identity)).stream()
                .flatMap(entry -> find(entry.key().last()).stream())
                .filter(card -> !card.revoked())
                .sorted(Comparator.comparingLong(StoredCard::order))
                .toList();
    }

    /** The card somebody wants to replace or delete, if the caller may. */
    StoredCard replaceable(String id, Caller caller) {
        var card = find(id).orElseThrow(CardMistake.PREVIOUS_UNKNOWN::refusal);
        CardMistake.PREVIOUS_OF_OTHER_APP.unless(card.app().equals(caller.app()));
        CardMistake.OTHER_IDENTITY.unless(card.identity().equals(caller.identity()));
        CardMistake.CHAIN_DELETED.unless(!card.revoked());
        CardMistake.ALREADY_SUCCEEDED.unless(card.successor() == null);
        return card;
    }

    void add(String app, SignedModel card, JsonObject model) {
        var content = card.content();
        var stored = new StoredCard(
                card.id(), app, content.identity(), content.previousCardId(), null, false, store.nextNumber(), model);
        put(stored);
        byIdentity.put(Key.of(app, stored.identity(), stored.id()), new JsonObject());
        precedent(stored.previous()).ifPresent(previous -> put(previous.succeededBy(stored.id())));
    }

    /** Revokes a card and every card before it. */
    void revokeChain(StoredCard head) {
        var next = Optional.of(head);
        while (next.isPresent()) {
            var card = next.get();
            put(card.revokedNow());
            next = precedent(card.previous());
        }
    }

    private Optional<StoredCard> precedent(@Nullable String id) {
        return id == null ? Optional.empty() : find(id);
    }

    private void put(StoredCard card) {
        cards.put(Key.of(card.id()), card.toJson());
    }
}
