package io.chate2ee.virgil.group;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Ed25519PublicKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The tickets of one session, as a member holds them: encrypts with the newest epoch, decrypts with the epoch of the
 * message (checked against vectors). Does not own the tickets: whoever made them closes them, and not before the session is
 * done with. Does not change, so it is safe for use by several threads; a new ticket makes a new session.
 */
public final class GroupSession {

    /** A client keeps no more epochs than this and drops the oldest (read in client source). */
    public static final int MOST_EPOCHS = 50;

    /**
     * Longest message that can be encrypted, in bytes. Virgil's libraries write up to 30000, but from 29916 on neither they
     * nor anybody's client can read what they wrote: the padded message is over the limit of their parser (checked against
     * Virgil's libraries).
     */
    public static final int LONGEST_PLAINTEXT = 29_915;

    private final GroupSessionId session;
    private final NavigableMap<Long, GroupTicket> tickets = new TreeMap<>();

    /**
     * A session with these tickets; of more than 50 the newest are kept.
     *
     * @throws IllegalArgumentException if there is none, or two are of one epoch, or they are of several sessions
     */
    public GroupSession(Collection<GroupTicket> tickets) {
        if (tickets.isEmpty()) {
            throw new IllegalArgumentException("no ticket");
        }
        this.session = tickets.iterator().next().session();
        tickets.forEach(this::add);
    }

    /** The session all tickets are of. */
    public GroupSessionId id() {
        return session;
    }

    /** The newest epoch there is a ticket for. */
    public long newestEpoch() {
        return tickets.lastKey();
    }

    /**
     * Encrypts a message with the newest epoch and signs it.
     *
     * @param plaintext at most {@link #LONGEST_PLAINTEXT} bytes
     * @throws WrongKeyException if the sender's key is not Ed25519, the only type the format has
     */
    public byte[] encrypt(byte[] plaintext, PrivateKey sender, SecureRandom random) {
        if (!(sender instanceof Ed25519PrivateKey ed25519)) {
            throw new WrongKeyException("group messages can be signed by Ed25519 keys only");
        }
        if (plaintext.length > LONGEST_PLAINTEXT) {
            throw new IllegalArgumentException("message is longer than " + LONGEST_PLAINTEXT + " bytes");
        }
        var salt = new byte[GroupMessage.Header.SALT_LENGTH];
        random.nextBytes(salt);
        var ticket = tickets.lastEntry().getValue();
        var header = new GroupMessage.Header(session, ticket.epoch(), salt).encode();
        var cipherText = GroupCipher.encrypt(ticket.key(), salt, header, plaintext, random);
        return new GroupMessage(header, ed25519.sign(cipherText), cipherText).encode();
    }

    /**
     * Verifies who sent a message and decrypts it.
     *
     * @throws MalformedException if the message is not well-formed
     * @throws WrongKeyException if it is of another session, or the sender's key is not Ed25519
     * @throws NotARecipientException if there is no ticket for its epoch; a newer one may have to be fetched
     * @throws BadSignatureException if the sender did not sign it, or it was changed
     */
    public byte[] decrypt(byte[] message, PublicKey sender) {
        var parsed = GroupMessage.parse(message);
        var header = GroupMessage.Header.parse(parsed.header());
        if (!header.session().equals(session)) {
            throw new WrongKeyException("group message is of another session");
        }
        var ticket = tickets.get(header.epoch());
        if (ticket == null) {
            throw new NotARecipientException("no ticket for epoch " + header.epoch());
        }
        if (!(sender instanceof Ed25519PublicKey ed25519)) {
            throw new WrongKeyException("group messages can be signed by Ed25519 keys only");
        }
        if (!ed25519.verifies(parsed.cipherText(), parsed.signature())) {
            throw new BadSignatureException("group message is not signed by this sender");
        }
        return GroupCipher.decrypt(ticket.key(), header.salt(), parsed.header(), parsed.cipherText());
    }

    private void add(GroupTicket ticket) {
        if (!ticket.session().equals(session)) {
            throw new IllegalArgumentException("tickets of several sessions");
        }
        if (tickets.putIfAbsent(ticket.epoch(), ticket) != null) {
            throw new IllegalArgumentException("two tickets of one epoch");
        }
        if (tickets.size() > MOST_EPOCHS) {
            tickets.pollFirstEntry();
        }
    }
}
