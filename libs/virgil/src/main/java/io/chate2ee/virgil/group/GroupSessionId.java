package io.chate2ee.virgil.group;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.bytes.Utf8;
import io.chate2ee.virgil.sign.Sha512;
import java.util.Arrays;

/**
 * Identifier of a group session: first 32 bytes of SHA-512 over the group id (checked against vectors).
 *
 * @param hex the Keyknox path of the session: 64 lower-case hexadecimal digits
 */
public record GroupSessionId(String hex) {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Shortest group id the JavaScript client takes; the Kotlin client wants one more (read in client source). */
    private static final int SHORTEST_GROUP_ID = 10;

    /** Refuses anything but 64 lower-case hexadecimal digits. */
    public GroupSessionId {
        if (!HexText.isHexOf(LENGTH, hex)) {
            throw new MalformedException("session id is not 64 lower-case hexadecimal digits");
        }
    }

    /**
     * The session of a group, by its id as UTF-8.
     *
     * @throws MalformedException if the id is shorter than 10 bytes, which the clients refuse
     */
    public static GroupSessionId of(String groupId) {
        return of(Utf8.encode(groupId));
    }

    /**
     * The session of a group, by the bytes of its id.
     *
     * @throws MalformedException if the id is shorter than 10 bytes, which the clients refuse
     */
    public static GroupSessionId of(byte[] groupId) {
        if (groupId.length < SHORTEST_GROUP_ID) {
            throw new MalformedException("group id is shorter than " + SHORTEST_GROUP_ID + " bytes");
        }
        return ofBytes(Arrays.copyOf(Sha512.digest(groupId), LENGTH));
    }

    /** The identifier with exactly these 32 bytes. */
    static GroupSessionId ofBytes(byte[] bytes) {
        return new GroupSessionId(HexText.encode(bytes));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexText.decode(LENGTH, hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
