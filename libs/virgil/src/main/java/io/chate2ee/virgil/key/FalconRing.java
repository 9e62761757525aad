package io.chate2ee.virgil.key;

/**
 * Polynomials of degree below 512 with coefficients modulo 12289, as their values at the 512 roots of x^512 + 1: there,
 * product and quotient go value by value. Meant for the one time a key is read, and so written plainly; what it does never
 * depends on the values.
 */
final class FalconRing {

    private static final int SIZE = FalconFormat.COEFFICIENTS;
    private static final int MODULUS = FalconFormat.MODULUS;

    /** 11 generates the numbers modulo 12289; this power of it has order 1024. */
    private static final int ROOT = power(11, (MODULUS - 1) / (2 * SIZE));

    private static final int[] ROOT_POWERS = rootPowers();

    private FalconRing() {}

    /** The values of a polynomial at the odd powers of the root. */
    static int[] values(int[] coefficients) {
        var values = new int[SIZE];
        for (int j = 0; j < SIZE; j++) {
            long sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += (long) coefficients[i] * ROOT_POWERS[(2 * j + 1) * i & (2 * SIZE - 1)];
            }
            values[j] = (int) Math.floorMod(sum, (long) MODULUS);
        }
        return values;
    }

    /** The polynomial with these values, its coefficients from 0 to 12288. */
    static int[] coefficients(int[] values) {
        var coefficients = new int[SIZE];
        int inverseSize = inverse(SIZE);
        for (int i = 0; i < SIZE; i++) {
            long sum = 0;
            for (int j = 0; j < SIZE; j++) {
                sum += (long) values[j] * ROOT_POWERS[-(2 * j + 1) * i & (2 * SIZE - 1)];
            }
            coefficients[i] = (int) (sum % MODULUS * inverseSize % MODULUS);
        }
        return coefficients;
    }

    static int[] product(int[] values, int[] others) {
        var products = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            products[i] = values[i] * others[i] % MODULUS;
        }
        return products;
    }

    /** The inverse of each value; that of zero is zero. */
    static int[] inverses(int[] values) {
        var inverses = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            inverses[i] = inverse(values[i]);
        }
        return inverses;
    }

    /** From 0 … 12288 to the same number between -6144 and 6144. */
    static int centred(int coefficient) {
        return coefficient > MODULUS / 2 ? coefficient - MODULUS : coefficient;
    }

    private static int inverse(int value) {
        return power(value, MODULUS - 2);
    }

    private static int power(int base, int exponent) {
        int result = 1;
        int square = base % MODULUS;
        for (int bits = exponent; bits > 0; bits >>= 1) {
            if ((bits & 1) == 1) {
                result = result * square % MODULUS;
            }
            square = square * square % MODULUS;
        }
        return result;
    }

    private static int[] rootPowers() {
        var powers = new int[2 * SIZE];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * ROOT % MODULUS;
        }
        return powers;
    }
}
