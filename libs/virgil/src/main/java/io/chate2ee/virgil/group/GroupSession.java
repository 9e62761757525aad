package io.chate2ee.virgil.group;

import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.security.SecureRandom;
import java.util.Collection;

/** Tickets of one session. */
public final class GroupSession {

    /** Takes tickets of one session. */
    public GroupSession(Collection<GroupTicket> tickets) {
        throw new UnsupportedOperationException(tickets.toString());
    }

    /** Encrypts with the newest epoch. */
    public byte[] encrypt(byte[] plaintext, PrivateKey sender, SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    /** Decrypts with the epoch of the message. */
    public byte[] decrypt(byte[] message, PublicKey sender) {
        throw new UnsupportedOperationException();
    }
}
