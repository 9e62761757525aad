package io.chate2ee.virgil;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every way to damage bytes by one bit, one by one. */
public final class BitFlips {

    private static final int LONG = 2000;
    private static final int HEAD = 24 * Byte.SIZE;

    /** Odd, so that every bit of a byte has its turn. */
    private static final int STEP = 13;

    private BitFlips() {}

    /** One damaged copy; {@code bit} counts from the lowest bit of the first byte. */
    @SuppressWarnings("ArrayRecordComponent") // Handed to one assertion; never compared.
    public record Flipped(int bit, byte[] bytes) {}

    public static Stream<Flipped> of(byte[] original) {
        return IntStream.range(0, original.length * Byte.SIZE).mapToObj(bit -> {
            var copy = original.clone();
            copy[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            return new Flipped(bit, copy);
        });
    }

    /**
     * Every way for what is short. Of what is long, the head with its tags and lengths, and every 13th bit behind it;
     * {@code -Devery.bit=true} takes them all.
     */
    public static Stream<Flipped> sampleOf(byte[] original) {
        boolean all = original.length * Byte.SIZE <= LONG || Boolean.getBoolean("every.bit");
        return of(original).filter(flipped -> all || flipped.bit() < HEAD || flipped.bit() % STEP == 0);
    }
}
