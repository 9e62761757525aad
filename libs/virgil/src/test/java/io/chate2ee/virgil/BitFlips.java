package io.chate2ee.virgil;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every way to damage bytes by one bit, one by one. */
public final class BitFlips {

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
}
