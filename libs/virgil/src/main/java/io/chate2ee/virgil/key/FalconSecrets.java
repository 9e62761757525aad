package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;

/**
 * The three polynomials of a Falcon-512 private key: f and g with 6 bits for each coefficient, F with 8. The public key is
 * h = g / f. The fourth, G, follows from f G - g F = 12289 and is small, if the others belong together.
 */
final class FalconSecrets {

    static final int SMALL_F = 1;

    private static final int SMALL_BITS = 6;
    private static final int LARGE_BITS = 8;

    static final int SMALL_G = SMALL_F + FalconFormat.length(SMALL_BITS);
    static final int LARGE_F = SMALL_G + FalconFormat.length(SMALL_BITS);
    static final int LENGTH = LARGE_F + FalconFormat.length(LARGE_BITS);

    private FalconSecrets() {}

    /** Computes the public key, and refuses what cannot be a private key. */
    static Falcon512PublicKey publicKeyOf(byte[] raw) {
        if (raw.length != LENGTH || raw[0] != FalconFormat.PRIVATE_HEADER) {
            throw new MalformedException("Falcon-512 private key does not have 1281 bytes, the first of them 59");
        }
        var f = read(raw, SMALL_F, SMALL_BITS);
        var g = read(raw, SMALL_G, SMALL_BITS);
        var largeF = read(raw, LARGE_F, LARGE_BITS);
        if (Arrays.stream(f).anyMatch(value -> value == 0)) {
            throw new MalformedException("Falcon-512 private key has no public key");
        }
        var h = FalconRing.product(g, FalconRing.inverses(f));
        var largeG = FalconRing.coefficients(FalconRing.product(h, largeF));
        if (Arrays.stream(largeG).map(FalconRing::centred).anyMatch(c -> Math.abs(c) > Byte.MAX_VALUE)) {
            throw new MalformedException("parts of a Falcon-512 private key do not belong together");
        }
        var publicKey = Falcon512PublicKey.ofRaw(FalconFormat.publicKey(FalconRing.coefficients(h)));
        wipe(f, g, largeF, largeG);
        return publicKey;
    }

    /** The values of a polynomial; its coefficients are overwritten. */
    private static int[] read(byte[] raw, int from, int bits) {
        var coefficients = FalconFormat.unpackSigned(raw, from, bits);
        if (!FalconFormat.areSymmetric(coefficients, bits)) {
            throw new MalformedException("Falcon-512 private key holds a number that is out of range");
        }
        var values = FalconRing.values(coefficients);
        wipe(coefficients);
        return values;
    }

    private static void wipe(int[]... numbers) {
        for (var array : numbers) {
            Arrays.fill(array, 0);
        }
    }
}
