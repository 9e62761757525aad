package io.chate2ee.identity.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.fixture.TestSettings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Derived identities of many users under one secret. {@code -Didentity.derived=10000000} counts as many as the largest deployment could
 * have; that needs a heap of 256 MB and about a minute.
 */
class DerivedIdentitiesTest {
    private static final int COUNT = Integer.getInteger("identity.derived", 200_000);
    private static final int BITS = 128;

    /** A fair coin strays further than this once in 3 million times; there are 128 coins. */
    private static final double SIGMAS = 5.5;

    @Test
    void noTwoUsersShareAnIdentityAndEveryBitIsAFairCoin() {
        var derivation = new IdentityDerivation(
                DerivationSecret.parse(TestSettings.newSecret()), new Identity("2137f9ef75295ea"));
        long[] halves = new long[COUNT];
        int[] ones = new int[BITS];
        for (int i = 0; i < COUNT; i++) {
            String hex = derivation.of(new Uid("user-" + i)).value();
            long high = Long.parseUnsignedLong(hex, 0, 16, 16);
            halves[i] = high;
            count(high, ones, 0);
            count(Long.parseUnsignedLong(hex, 16, 32, 16), ones, 64);
        }
        Arrays.parallelSort(halves);

        // Even half of an identity is never the same.
        long collisions = IntStream.range(1, COUNT)
                .filter(i -> halves[i] == halves[i - 1])
                .count();
        double worst = Arrays.stream(ones)
                .mapToDouble(count -> Math.abs(count - COUNT / 2.0) / (Math.sqrt(COUNT) / 2))
                .max()
                .orElseThrow();
        System.out.printf(
                "%d derived identities: %d collisions of 64 bits, the least fair of 128 bits is off by %.2f sigma%n",
                COUNT, collisions, worst);
        assertThat(collisions).isZero();
        assertThat(worst).isLessThan(SIGMAS);
    }

    private static void count(long bits, int[] ones, int from) {
        for (int i = 0; i < 64; i++) {
            ones[from + i] += (int) (bits >>> i & 1);
        }
    }
}
