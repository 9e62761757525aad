package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search answers with every card of an identity, outdated ones included, in no promised order; a card names the one it
 * took the place of. E3Kit allows one head per identity and calls more of them duplicates (read in client source).
 */
public final class CardChains {

    private CardChains() {}

    /**
     * The cards that no other of these cards takes the place of, in the order given. Only a card of the same identity can
     * do that; otherwise anybody could make another's card look outdated by naming it.
     */
    public static List<Card> heads(Collection<Card> cards) {
        var outdated = cards.stream()
                .map(card -> new Link(card.identity(), card.previousCardId()))
                .collect(Collectors.toSet());
        return cards.stream()
                .filter(card -> !outdated.contains(new Link(card.identity(), card.id())))
                .toList();
    }

    /**
     * The same for cards whose keys are not read yet: a chain must be cut before cards with unsupported keys are dropped,
     * or the card before such a one would look current.
     *
     * @throws MalformedException if the snapshot of a card is not that of a card
     */
    public static List<RawCard> rawHeads(Collection<RawCard> cards) {
        Map<RawCard, CardSnapshot> snapshots = new LinkedHashMap<>();
        cards.forEach(card -> snapshots.put(card, CardSnapshot.parse(card)));
        var outdated = snapshots.values().stream()
                .map(snapshot -> new Link(snapshot.identity(), snapshot.previousCardId()))
                .collect(Collectors.toSet());
        return snapshots.entrySet().stream()
                .filter(entry -> !outdated.contains(
                        new Link(entry.getValue().identity(), entry.getKey().id())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Link(String identity, @Nullable String cardId) {}
}
