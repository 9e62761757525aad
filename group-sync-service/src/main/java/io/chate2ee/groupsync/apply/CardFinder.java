package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.groupsync.plan.MemberCard;
import io.chate2ee.virgil.AnswerTooLargeException;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.card.Card;
import io.chate2ee.virgil.card.CardLookup;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.CachingCards;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks cards up and believes only those whose signatures hold. A card that cannot be used is that member's trouble alone. */
@Singleton
class CardFinder {
    private final CachingCards cards;
    private final CardPolicy policy;

    @Inject
    CardFinder(CachingCards cards, AppCredentials credentials) {
        this(cards, credentials.cardPolicy());
    }

    CardFinder(CachingCards cards, CardPolicy policy) {
        this.cards = cards;
        this.policy = policy;
    }

    /** One finding for each identity, in the order given; perhaps one of a moment ago. */
    Uni<List<CardFinding>> find(Collection<Identity> identities) {
        return find(identities, cards::search);
    }

    /** The same past the card cache: as it is now. */
    Uni<List<CardFinding>> findNow(Collection<Identity> identities) {
        return find(identities, cards::searchPast);
    }

    private Uni<List<CardFinding>> find(
            Collection<Identity> identities, Function<List<String>, CompletionStage<List<RawCard>>> search) {
        return identities.isEmpty() ? Uni.createFrom().item(List.of()) : findThese(List.copyOf(identities), search);
    }

    private Uni<List<CardFinding>> findThese(
            List<Identity> identities, Function<List<String>, CompletionStage<List<RawCard>>> search) {
        List<String> names = identities.stream().map(Identity::value).toList();
        return Uni.createFrom()
                .completionStage(() -> search.apply(names))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> judge(identities, found))
                .onFailure(AnswerTooLargeException.class)
                .recoverWithUni(() -> findByHalves(identities, search));
    }

    /** Anybody may publish any number of cards: those of one must not keep the others' from being found. */
    private Uni<List<CardFinding>> findByHalves(
            List<Identity> identities, Function<List<String>, CompletionStage<List<RawCard>>> search) {
        if (identities.size() == 1) {
            return Uni.createFrom().item(List.of(new CardFinding(identities.get(0), null, CardFinding.TOO_MANY)));
        }
        int half = identities.size() / 2;
        return findThese(identities.subList(0, half), search)
                .chain(first -> findThese(identities.subList(half, identities.size()), search)
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private List<CardFinding> judge(Collection<Identity> identities, List<RawCard> found) {
        Map<String, List<RawCard>> byIdentity = new HashMap<>();
        for (RawCard card : found) {
            byIdentity
                    .computeIfAbsent(CardSnapshot.parse(card).identity(), identity -> new ArrayList<>())
                    .add(card);
        }
        return identities.stream()
                .map(identity -> judge(identity, byIdentity.getOrDefault(identity.value(), List.of())))
                .toList();
    }

    private CardFinding judge(Identity identity, List<RawCard> cards) {
        CardLookup lookup = CardLookup.of(identity.value(), cards);
        if (lookup instanceof CardLookup.Current current) {
            return judge(identity, current.card());
        }
        return new CardFinding(identity, null, lookup instanceof CardLookup.Duplicates ? "duplicate-cards" : null);
    }

    private CardFinding judge(Identity identity, RawCard current) {
        try {
            Card card = policy.verify(current);
            return new CardFinding(
                    identity, new MemberCard(card.id(), card.publicKey().forEncryption()), null);
        } catch (UnsupportedKeyTypeException otherKey) {
            return new CardFinding(identity, null, "unsupported-key");
        } catch (BadSignatureException forged) {
            return new CardFinding(identity, null, "bad-signature");
        } catch (MalformedException broken) {
            return new CardFinding(identity, null, "malformed");
        }
    }
}
