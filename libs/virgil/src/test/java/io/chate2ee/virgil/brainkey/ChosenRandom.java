package io.chate2ee.virgil.brainkey;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.BigIntegers;

/** Not random: makes the next secret number the given one, and refuses to make another. */
public final class ChosenRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final BigInteger number;
    private boolean used;

    /** Whoever generates a {@link SecretScalar} from this gets this one. */
    public ChosenRandom(BigInteger number) {
        this.number = number;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (used) {
            throw new IllegalStateException("asked for a second number");
        }
        used = true;
        var chosen = BigIntegers.asUnsignedByteArray(bytes.length, number.subtract(BigInteger.ONE));
        System.arraycopy(chosen, 0, bytes, 0, bytes.length);
    }
}
