package io.chate2ee.virgil.brainkey;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Secrets;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.BigIntegers;

/**
 * A secret number from 1 to the order of the curve less one: a blinding factor, or what the server keeps for an identity.
 * {@link #close()} overwrites it; copies made by computations are left to the garbage collector, as Java's numbers cannot be
 * overwritten.
 */
public final class SecretScalar implements AutoCloseable {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Fewest bytes {@link #reduce} takes: with 16 bytes to spare, no result is noticeably likelier than another. */
    public static final int UNIFORM_LENGTH = 48;

    private final byte[] bytes;
    private volatile boolean closed;

    private SecretScalar(BigInteger value) {
        this.bytes = BigIntegers.asUnsignedByteArray(LENGTH, value);
    }

    /**
     * Reads 32 big-endian bytes.
     *
     * @throws MalformedException if they are not a number from 1 to the order less one
     */
    public static SecretScalar fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedException("not a number of 32 bytes");
        }
        var value = new BigInteger(1, bytes);
        if (value.signum() == 0 || value.compareTo(Curve.N) >= 0) {
            throw new MalformedException("not a number from 1 to the order of P-256 less one");
        }
        return new SecretScalar(value);
    }

    /**
     * The number that uniformly random bytes stand for, the same for the same bytes.
     *
     * @param uniform at least 48 bytes, such as the output of a MAC over a name
     */
    public static SecretScalar reduce(byte[] uniform) {
        if (uniform.length < UNIFORM_LENGTH) {
            throw new IllegalArgumentException("at least 48 bytes are needed");
        }
        var range = Curve.N.subtract(BigInteger.ONE);
        return new SecretScalar(new BigInteger(1, uniform).mod(range).add(BigInteger.ONE));
    }

    /** A fresh random number. */
    public static SecretScalar generate(SecureRandom random) {
        var uniform = new byte[UNIFORM_LENGTH];
        random.nextBytes(uniform);
        try {
            return reduce(uniform);
        } finally {
            Secrets.wipe(uniform);
        }
    }

    /** 32 big-endian bytes; the caller overwrites them after use. */
    public byte[] toBytes() {
        ensureOpen();
        return bytes.clone();
    }

    /** The number that undoes a multiplication by this one; computed in constant time. */
    SecretScalar inverse() {
        return new SecretScalar(BigIntegers.modOddInverse(Curve.N, value()));
    }

    BigInteger value() {
        ensureOpen();
        return new BigInteger(1, bytes);
    }

    @Override
    public void close() {
        closed = true;
        Secrets.wipe(bytes);
    }

    private void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("secret number is closed");
        }
    }

    @Override
    public String toString() {
        return "SecretScalar[redacted]";
    }
}
