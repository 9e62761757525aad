package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.tickets.TicketVault;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.cloud.KeyknoxValue;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a group's tickets back with the owner's key, and seals them for the database. */
@Singleton
class CloudTickets {
    private static final Pattern EPOCH = Pattern.compile("\\d{1,10}");

    private final VirgilCloud cloud;
    private final TicketVault vault;

    @Inject
    CloudTickets(VirgilCloud cloud, TicketVault vault) {
        this.cloud = cloud;
        this.vault = vault;
    }

    /** One listing and one pull for each epoch; fails with {@link VirgilException} if one is not the owner's. */
    Uni<List<FoundEpoch>> of(Told told, Identity group, Owner owner) {
        String path = TicketVault.session(group).hex();
        return Uni.createFrom()
                .completionStage(() -> cloud.keys(KeyknoxKey.GROUP_SESSIONS, path, null))
                .chain(epochs -> Multi.createFrom()
                        .iterable(epochs)
                        .filter(epoch -> EPOCH.matcher(epoch).matches())
                        .onItem()
                        .transformToUniAndConcatenate(epoch -> Uni.createFrom()
                                .completionStage(
                                        () -> cloud.pull(new KeyknoxKey(KeyknoxKey.GROUP_SESSIONS, path, epoch), null))
                                .map(value -> opened(told, Long.parseLong(epoch), value, owner)))
                        .collect()
                        .asList());
    }

    private FoundEpoch opened(Told told, long epoch, KeyknoxValue value, Owner owner) {
        byte[] plain =
                EnvelopeOpener.open(value.envelope(), owner.key(), owner.key().publicKey());
        try (Secret ticket = Secret.taking(plain)) {
            byte[] sealed =
                    vault.seal(ticket, told.record().guid(), told.record().life(), epoch);
            List<Identity> holders = value.identities().stream()
                    .map(Identity::parse)
                    .filter(identity -> !identity.equals(owner.identity()))
                    .toList();
            return new FoundEpoch(epoch, sealed, value.hash(), holders);
        }
    }
}
