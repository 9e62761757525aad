package io.chate2ee.virgil.bytes;

import java.security.SecureRandom;
import java.util.function.Function;

/**
 * Bytes nobody may see. {@link #close()} overwrites them with zeros, and every later use throws
 * {@link IllegalStateException}. {@code toString} shows nothing; {@code equals} and {@code hashCode} are those of the
 * object, so that no collection compares contents byte by byte: {@link #matches} does that in constant time. Not
 * serializable.
 *
 * <p>Safe for use by several threads, as long as none of them closes it while another still uses it.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private volatile boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A secret with a copy of these bytes; whoever made the array still has to wipe it. */
    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The secret in this very array, which must not be used any more: closing the secret wipes it. */
    public static Secret taking(byte[] bytes) {
        return new Secret(bytes);
    }

    /** A fresh secret of {@code length} random bytes. */
    public static Secret random(int length, SecureRandom random) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new Secret(bytes);
    }

    /** Number of bytes; known after closing too. */
    public int length() {
        return bytes.length;
    }

    /**
     * Lets {@code user} work on the bytes themselves, not on a copy: it must neither change them nor keep the array.
     *
     * @throws IllegalStateException if the secret is closed
     */
    public <R> R use(Function<byte[], R> user) {
        return user.apply(open());
    }

    /**
     * A copy, for whoever insists on an array of its own and wipes it.
     *
     * @throws IllegalStateException if the secret is closed
     */
    public byte[] copy() {
        return open().clone();
    }

    /**
     * Whether both hold the same bytes; the time taken depends on the lengths only.
     *
     * @throws IllegalStateException if one of them is closed
     */
    public boolean matches(Secret other) {
        return Secrets.equal(open(), other.open());
    }

    /** Whether the bytes are gone. */
    public boolean isClosed() {
        return closed;
    }

    /** Overwrites the bytes. Closing twice is harmless. */
    @Override
    public void close() {
        closed = true;
        Secrets.wipe(bytes);
    }

    private byte[] open() {
        if (closed) {
            throw new IllegalStateException("secret is closed");
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
