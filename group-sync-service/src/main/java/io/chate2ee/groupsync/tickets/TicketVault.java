package io.chate2ee.groupsync.tickets;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.group.GroupSessionId;
import io.chate2ee.virgil.group.GroupTicket;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Makes epoch tickets and keeps them sealed; a ticket is bound to its group, life and epoch. */
@Singleton
public class TicketVault {
    private final Vault vault;
    private final SecureRandom random;

    @Inject
    TicketVault(Vault vault) {
        this(vault, new SecureRandom());
    }

    TicketVault(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** The session of the Virgil group with this identity. */
    public static GroupSessionId session(Identity group) {
        return GroupSessionId.of(group.value());
    }

    /** A fresh ticket, already sealed: its key leaves memory only encrypted. */
    public byte[] fresh(Identity group, Guid guid, int life, long epoch) {
        try (GroupTicket ticket = GroupTicket.fresh(session(group), epoch, random);
                Secret plain = ticket.encode()) {
            return vault.seal(plain, place(guid, life, epoch));
        }
    }

    /** A ticket that was read back from the cloud, sealed for its place. */
    public byte[] seal(Secret ticket, Guid guid, int life, long epoch) {
        return vault.seal(ticket, place(guid, life, epoch));
    }

    /**
     * The ticket's own bytes. The caller closes them.
     *
     * @throws SealBrokenException if they were not sealed for this place under this key
     */
    public Secret open(byte[] sealed, Guid guid, int life, long epoch) {
        return vault.open(sealed, place(guid, life, epoch));
    }

    private static String place(Guid guid, int life, long epoch) {
        return "ticket/" + guid + "/" + life + "/" + epoch;
    }
}
