package io.chate2ee.groupsync.owner;

import io.chate2ee.groupsync.cloud.AppCredentials;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.CardExistsException;
import io.chate2ee.virgil.card.CardLookup;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;

/** Sees to it that exactly one card of the owner is published: the stored one, or a successor with the same key. */
@Singleton
class OwnerCard {
    private final VirgilCloud cloud;
    private final AppCredentials credentials;

    @Inject
    OwnerCard(VirgilCloud cloud, AppCredentials credentials) {
        this.cloud = cloud;
        this.credentials = credentials;
    }

    /**
     * Searches first, publishes only if there is no card at all.
     *
     * @return fails with {@link OwnerRefusedException} if what is published is not ours
     */
    Uni<Void> ensurePublished(Owner owner) {
        return search(owner)
                .chain(found -> found instanceof CardLookup.Absent
                        ? publish(owner).chain(() -> search(owner))
                        : Uni.createFrom().item(found))
                .invoke(found -> check(found, owner))
                .replaceWithVoid();
    }

    private Uni<CardLookup> search(Owner owner) {
        String identity = owner.identity().value();
        return Uni.createFrom()
                .completionStage(() -> cloud.searchCards(List.of(identity)))
                .map(cards -> CardLookup.of(identity, cards));
    }

    private Uni<Void> publish(Owner owner) {
        return Uni.createFrom()
                .completionStage(() -> cloud.publishCard(owner.card()))
                .replaceWithVoid()
                // Another replica, or an earlier attempt whose answer was lost, published this very card.
                .onFailure(CardExistsException.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void check(CardLookup found, Owner owner) {
        if (!(found instanceof CardLookup.Current current)) {
            String cards = found instanceof CardLookup.Duplicates ? "several current Virgil cards" : "no Virgil card";
            throw new OwnerRefusedException("groups.owner-identity", "names an identity with " + cards);
        }
        String ours = Base64.getEncoder().encodeToString(owner.key().publicKey().toDer());
        if (!CardSnapshot.parse(current.card()).publicKey().equals(ours)) {
            throw new OwnerRefusedException("owner.key", "does not match the published card of " + owner.identity());
        }
        try {
            credentials.cardPolicy().verify(current.card());
        } catch (BadSignatureException notByThatService) {
            // Our own key is right, so what does not fit is the service's signature: the setting is of another cloud.
            throw new OwnerRefusedException(
                    "virgil.service-key", "does not match the signature of the Virgil service on the owner's card");
        }
    }
}
