package io.chate2ee.virgil.key;

/** Two coefficients of 12 bits in each three bytes, as ML-KEM packs them. */
final class MlKemCoefficients {

    private static final int MODULUS = 3329;
    private static final int GROUP = 3;

    private MlKemCoefficients() {}

    /** Whether all coefficients in the first {@code length} bytes, whole groups, are below the modulus. Constant time. */
    static boolean areReduced(byte[] packed, int length) {
        int tooLarge = 0;
        for (int i = 0; i < length; i += GROUP) {
            int low = packed[i] & 0xff;
            int middle = packed[i + 1] & 0xff;
            int high = packed[i + 2] & 0xff;
            tooLarge |= MODULUS - 1 - (low | (middle & 0xf) << Byte.SIZE);
            tooLarge |= MODULUS - 1 - (middle >> 4 | high << 4);
        }
        return tooLarge >= 0;
    }
}
