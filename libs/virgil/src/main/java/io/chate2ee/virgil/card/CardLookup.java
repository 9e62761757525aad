package io.chate2ee.virgil.card;

import io.chate2ee.virgil.MalformedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search says about one identity. An identity has no chain of cards, or one; more than one is an error of whoever
 * published them, which E3Kit reports as duplicate cards and nobody may resolve by guessing (read in client source).
 *
 * <p>Nothing is verified here: {@link CardPolicy} decides whether the current card is to be believed.
 */
public sealed interface CardLookup {

    /** The identity has no card. */
    record Absent() implements CardLookup {}

    /**
     * The identity has one current card.
     *
     * @param card the card that no other takes the place of
     * @param outdated the cards before it, newest first, as far back as the answer goes
     */
    record Current(RawCard card, List<RawCard> outdated) implements CardLookup {

        /** Copies the list. */
        public Current {
            outdated = List.copyOf(outdated);
        }
    }

    /**
     * The identity has several cards that no other takes the place of.
     *
     * @param heads two or more of them
     */
    record Duplicates(List<RawCard> heads) implements CardLookup {

        /** Copies the list. */
        public Duplicates {
            heads = List.copyOf(heads);
        }
    }

    /**
     * Judges the answer of a search.
     *
     * @param identity whose cards to look at; those of others are passed over
     * @param answer in any order; the same card may be there more than once
     * @throws MalformedException if the snapshot of a card is not that of a card
     */
    static CardLookup of(String identity, Collection<RawCard> answer) {
        Map<String, RawCard> own = new HashMap<>();
        for (var card : answer) {
            if (CardSnapshot.parse(card).identity().equals(identity)) {
                own.putIfAbsent(card.id(), card);
            }
        }
        var heads = CardChains.rawHeads(own.values());
        if (heads.isEmpty()) {
            return new Absent();
        }
        return heads.size() == 1 ? current(heads.get(0), own) : new Duplicates(heads);
    }

    private static Current current(RawCard head, Map<String, RawCard> byId) {
        var outdated = new ArrayList<RawCard>();
        // Ends: an id is a digest of what names the previous one, so that no chain can come back to itself.
        for (var card = previous(head, byId); card != null; card = previous(card, byId)) {
            outdated.add(card);
        }
        return new Current(head, outdated);
    }

    private static @Nullable RawCard previous(RawCard card, Map<String, RawCard> byId) {
        var id = CardSnapshot.parse(card).previousCardId();
        return id == null ? null : byId.get(id);
    }
}
