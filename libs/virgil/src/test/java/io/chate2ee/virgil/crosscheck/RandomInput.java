package io.chate2ee.virgil.crosscheck;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Lengths and content that differ from run to run; {@code -Dcrosscheck.seed=N} brings a run's back. Keys are always new. */
final class RandomInput {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    private final long seed = Long.getLong("crosscheck.seed", new Random().nextLong());
    private final RandomGenerator random = new Random(seed);

    /** At least {@code least}, at most {@code most}. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    byte[] bytes(int shortest, int longest) {
        var bytes = new byte[between(shortest, longest)];
        random.nextBytes(bytes);
        return bytes;
    }

    String word() {
        var word = new StringBuilder();
        for (int length = between(1, 40); length > 0; length--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** A copy with one bit turned in its last half, where all formats here keep what is protected. */
    byte[] damaged(byte[] original) {
        var copy = original.clone();
        copy[between(copy.length / 2, copy.length - 1)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return copy;
    }

    /** The token with one character of its body replaced by another. */
    String damaged(String token) {
        int body = token.indexOf('.') + 1;
        int at = between(body, token.lastIndexOf('.') - 1);
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @Override
    public String toString() {
        return "-Dcrosscheck.seed=" + seed;
    }
}
