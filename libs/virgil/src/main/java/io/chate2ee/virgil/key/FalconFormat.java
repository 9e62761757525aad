package io.chate2ee.virgil.key;

import java.util.Arrays;

/** 512 coefficients, packed bit behind bit behind one header byte, as Falcon-512 has its keys and signatures. */
final class FalconFormat {

    static final int COEFFICIENTS = 512;
    static final int MODULUS = 12_289;

    static final byte PUBLIC_HEADER = 0x09;
    static final byte PRIVATE_HEADER = 0x59;

    private static final int PUBLIC_BITS = 14;

    private FalconFormat() {}

    /** Length in bytes of coefficients that have so many bits. */
    static int length(int bits) {
        return COEFFICIENTS * bits / Byte.SIZE;
    }

    /** Reads coefficients that are not negative. */
    static int[] unpack(byte[] packed, int from, int bits) {
        var coefficients = new int[COEFFICIENTS];
        int at = from;
        int held = 0;
        int heldBits = 0;
        for (int i = 0; i < COEFFICIENTS; i++) {
            while (heldBits < bits) {
                held = held << Byte.SIZE | (packed[at++] & 0xff);
                heldBits += Byte.SIZE;
            }
            heldBits -= bits;
            coefficients[i] = held >>> heldBits & ((1 << bits) - 1);
            held &= (1 << heldBits) - 1;
        }
        return coefficients;
    }

    /** Reads coefficients in two's complement. */
    static int[] unpackSigned(byte[] packed, int from, int bits) {
        var coefficients = unpack(packed, from, bits);
        int unused = Integer.SIZE - bits;
        for (int i = 0; i < COEFFICIENTS; i++) {
            coefficients[i] = coefficients[i] << unused >> unused;
        }
        return coefficients;
    }

    /** Whether none is the one number whose negative does not fit into so many bits: Falcon leaves it out. */
    static boolean areSymmetric(int[] coefficients, int bits) {
        int excluded = -(1 << (bits - 1));
        return Arrays.stream(coefficients).noneMatch(coefficient -> coefficient == excluded);
    }

    /** Writes the lowest bits of each coefficient behind {@code offset} bytes that are left for the caller. */
    static byte[] pack(int[] coefficients, int bits, int offset) {
        var packed = new byte[offset + length(bits)];
        int at = offset;
        int held = 0;
        int heldBits = 0;
        for (int coefficient : coefficients) {
            held = held << bits | (coefficient & ((1 << bits) - 1));
            heldBits += bits;
            while (heldBits >= Byte.SIZE) {
                heldBits -= Byte.SIZE;
                packed[at++] = (byte) (held >>> heldBits);
                held &= (1 << heldBits) - 1;
            }
        }
        return packed;
    }

    /** Whether all coefficients of a public key are below the modulus. */
    static boolean isReduced(byte[] publicKey) {
        return Arrays.stream(unpack(publicKey, 1, PUBLIC_BITS)).allMatch(coefficient -> coefficient < MODULUS);
    }

    static byte[] publicKey(int[] coefficients) {
        var encoded = pack(coefficients, PUBLIC_BITS, 1);
        encoded[0] = PUBLIC_HEADER;
        return encoded;
    }
}
