package io.chate2ee.groupsync.apply;

import io.chate2ee.groupsync.owner.Owner;
import io.chate2ee.groupsync.plan.Recipient;
import io.chate2ee.groupsync.tickets.TicketVault;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.cloud.KeyknoxValue;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSealer;
import io.chate2ee.virgil.key.PublicKey;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Turns stored tickets into envelopes and back. The cryptography runs on worker threads. */
@Singleton
class Tickets {
    private final TicketVault vault;
    private final EnvelopeSealer sealer;

    @Inject
    Tickets(TicketVault vault) {
        this(vault, new EnvelopeSealer(new SecureRandom()));
    }

    Tickets(TicketVault vault, EnvelopeSealer sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    byte[] fresh(Claim claim, long epoch) {
        return vault.fresh(claim.identity(), claim.key().guid(), claim.key().life(), epoch);
    }

    /** The ticket for these members and the owner, signed by the owner. */
    Uni<Envelope> envelope(Claim claim, StoredEpoch epoch, Owner owner, List<Recipient> recipients) {
        return onWorker(() -> {
            List<PublicKey> keys = new ArrayList<>();
            keys.add(owner.key().publicKey());
            recipients.forEach(member -> keys.add(member.card().key()));
            try (Secret ticket = open(claim, epoch)) {
                return ticket.use(bytes -> sealer.seal(bytes, owner.key(), keys));
            }
        });
    }

    /** Whether what the cloud holds for the owner is this very ticket, signed by the owner. */
    Uni<Boolean> isOurs(Claim claim, StoredEpoch epoch, Owner owner, KeyknoxValue value) {
        return onWorker(() -> {
            try (Secret ticket = open(claim, epoch);
                    Secret found = Secret.taking(EnvelopeOpener.open(
                            value.envelope(), owner.key(), owner.key().publicKey()))) {
                return ticket.matches(found);
            } catch (VirgilException notMadeByUs) {
                // Not for the owner, not signed by the owner, or no envelope at all: in each case foreign.
                return false;
            }
        });
    }

    private Secret open(Claim claim, StoredEpoch epoch) {
        return vault.open(epoch.sealedTicket(), claim.key().guid(), claim.key().life(), epoch.number());
    }

    private static <T> Uni<T> onWorker(java.util.function.Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
