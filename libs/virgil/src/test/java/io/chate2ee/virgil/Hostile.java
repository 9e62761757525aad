package io.chate2ee.virgil;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bytes that nobody honest sends, made from bytes that somebody would; the same ones in every run. */
public final class Hostile {

    private static final long SEED = 20261123;
    private static final int RANDOM_EDITS = 2000;

    private Hostile() {}

    /** Every truncation, a byte more, and many copies with random bytes changed, put in or taken out. */
    public static Stream<byte[]> variantsOf(byte[] original) {
        var random = new Random(SEED);
        var truncated = IntStream.range(0, original.length).mapToObj(length -> Arrays.copyOf(original, length));
        var longer = Stream.of(Arrays.copyOf(original, original.length + 1));
        var edited = IntStream.range(0, RANDOM_EDITS).mapToObj(i -> edit(original, random));
        return Stream.of(truncated, longer, edited).flatMap(variants -> variants);
    }

    /** As many copies with random bytes changed, put in, taken out or cut off at the end. */
    public static Stream<byte[]> someVariantsOf(byte[] original, int count) {
        var random = new Random(SEED);
        return Stream.generate(() -> random.nextInt(8) == 0
                        ? Arrays.copyOf(original, random.nextInt(original.length))
                        : edit(original, random))
                .limit(count);
    }

    private static byte[] edit(byte[] original, Random random) {
        int from = random.nextInt(original.length);
        int cut = random.nextInt(Math.min(4, original.length - from) + 1);
        var insert = new byte[random.nextInt(4)];
        random.nextBytes(insert);
        var edited = new byte[original.length - cut + insert.length];
        System.arraycopy(original, 0, edited, 0, from);
        System.arraycopy(insert, 0, edited, from, insert.length);
        System.arraycopy(original, from + cut, edited, from + insert.length, original.length - from - cut);
        return edited;
    }
}
