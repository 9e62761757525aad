package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.groupsync.plan.MemberCard;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.card.Card;
import io.chate2ee.virgil.card.CardChains;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.card.RawCard;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Looks cards up, past every cache, and believes only those whose signatures hold. A card that cannot be used is that member's trouble alone. */
@Singleton
class CardFinder {
    private static final Logger LOG = Logger.getLogger(CardFinder.class);

    private final VirgilCloud cloud;
    private final CardPolicy policy;

    @Inject
    CardFinder(VirgilCloud cloud, AppCredentials credentials) {
        this(cloud, credentials.cardPolicy());
    }

    CardFinder(VirgilCloud cloud, CardPolicy policy) {
        this.cloud = cloud;
        this.policy = policy;
    }

    /** One finding for each identity, in the order given. */
    Uni<List<CardFinding>> find(Collection<Identity> identities) {
        if (identities.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<String> names = identities.stream().map(Identity::value).toList();
        return Uni.createFrom()
                .completionStage(() -> cloud.searchCards(names))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(cards -> judge(identities, cards));
    }

    private List<CardFinding> judge(Collection<Identity> identities, List<RawCard> cards) {
        Map<String, List<RawCard>> byIdentity = new HashMap<>();
        for (RawCard card : cards) {
            try {
                byIdentity
                        .computeIfAbsent(CardSnapshot.parse(card).identity(), identity -> new ArrayList<>())
                        .add(card);
            } catch (MalformedException unreadable) {
                // It cannot be told whose card it is, so nobody's finding can mention it.
                LOG.warnf("GSY020 The cloud listed a card that cannot be read: %s", unreadable.getMessage());
            }
        }
        return identities.stream()
                .map(identity -> judge(identity, byIdentity.getOrDefault(identity.value(), List.of())))
                .toList();
    }

    private CardFinding judge(Identity identity, List<RawCard> cards) {
        List<RawCard> heads = CardChains.rawHeads(cards);
        if (heads.isEmpty()) {
            return new CardFinding(identity, null, null);
        }
        if (heads.size() > 1) {
            return new CardFinding(identity, null, "duplicate-cards");
        }
        try {
            Card card = policy.verify(heads.get(0));
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
