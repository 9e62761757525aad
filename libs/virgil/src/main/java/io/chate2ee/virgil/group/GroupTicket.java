package io.chate2ee.virgil.group;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secret;
import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.protobuf.ProtoReader;
import io.chate2ee.virgil.protobuf.ProtoWriter;
import java.security.SecureRandom;

/**
 * The key of one epoch of a group session. Whoever has it can read that epoch. {@link #close()} overwrites the key;
 * every later use of the key throws {@link IllegalStateException}. {@code toString} does not show it.
 *
 * <p>Its bytes, {@code 08 00 12 len (0a 20 session, 10 epoch, 1a 20 key)}, are exactly those of Virgil's core library,
 * which writes zeros that protobuf would leave out (checked against vectors).
 */
public final class GroupTicket implements AutoCloseable {

    /** Length of the key in bytes. */
    public static final int KEY_LENGTH = 32;

    /** The highest epoch there can be: 2^32 - 1. */
    public static final long LAST_EPOCH = 0xffff_ffffL;

    private static final int VERSION = 0;
    private static final int LONGEST = 128;

    private final GroupSessionId session;
    private final long epoch;
    private final Secret key;

    private GroupTicket(GroupSessionId session, long epoch, Secret key) {
        this.session = session;
        this.epoch = epoch;
        this.key = key;
    }

    /**
     * A ticket with a fresh random key.
     *
     * @param epoch 0 for a new session, then one more than the newest
     * @throws IllegalArgumentException if the epoch is not between 0 and 2^32 - 1
     */
    public static GroupTicket fresh(GroupSessionId session, long epoch, SecureRandom random) {
        if (epoch < 0 || epoch > LAST_EPOCH) {
            throw new IllegalArgumentException("epoch " + epoch);
        }
        return new GroupTicket(session, epoch, Secret.random(KEY_LENGTH, random));
    }

    /**
     * Reads a ticket; the array stays the caller's, to be wiped.
     *
     * @throws MalformedException if the bytes are not exactly those that encoding the ticket gives
     */
    public static GroupTicket parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new MalformedException("ticket is longer than " + LONGEST + " bytes");
        }
        var message = ProtoReader.of(bytes);
        message.expectNumber(1, VERSION);
        var content = message.bytes(2);
        try {
            message.end();
            return read(ProtoReader.of(content));
        } finally {
            Secrets.wipe(content);
        }
    }

    private static GroupTicket read(ProtoReader info) {
        var session = GroupSessionId.ofBytes(info.bytes(1, GroupSessionId.LENGTH));
        long epoch = info.number(2);
        var key = Secret.taking(info.bytes(3, KEY_LENGTH));
        info.end();
        return new GroupTicket(session, epoch, key);
    }

    /** The ticket's bytes: as secret as the key in them, and the caller's to close. */
    public Secret encode() {
        var info = key.use(bytes -> new ProtoWriter()
                .bytes(1, session.bytes())
                .number(2, epoch)
                .bytes(3, bytes)
                .toByteArray());
        try {
            return Secret.taking(
                    new ProtoWriter().number(1, VERSION).bytes(2, info).toByteArray());
        } finally {
            Secrets.wipe(info);
        }
    }

    /** The session it belongs to. */
    public GroupSessionId session() {
        return session;
    }

    /** The epoch it opens: 0 to 2^32 - 1. */
    public long epoch() {
        return epoch;
    }

    /** Whether both are the same key of the same epoch; the time taken does not depend on where the keys differ. */
    public boolean matches(GroupTicket other) {
        return session.equals(other.session) && epoch == other.epoch && key.matches(other.key);
    }

    /** The key itself, not a copy; closed with the ticket. */
    Secret key() {
        return key;
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "GroupTicket[" + session + ", epoch " + epoch + ", key redacted]";
    }
}
