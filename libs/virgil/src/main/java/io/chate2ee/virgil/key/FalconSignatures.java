package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;

/**
 * The two encodings of Falcon-512 signatures, both behind a header byte and 40 bytes of nonce. Virgil writes the one of
 * fixed length, 12 bits for each coefficient, 809 bytes in all, header 59 (checked against vectors); {@link FalconSigner}
 * knows the compressed one only, header 39. They hold the same numbers.
 */
final class FalconSignatures {

    static final int LENGTH = 809;

    private static final int NONCE_END = 41;
    private static final int FIXED_BITS = 12;
    private static final byte FIXED_HEADER = 0x59;
    private static final byte COMPRESSED_HEADER = 0x39;

    /** The compressed form writes these bits of the absolute value as they are, what is above as so many zeros. */
    private static final int LOW_BITS = 7;

    /** One sign bit, the low bits, at most 15 zeros and the one that ends them. */
    private static final int LONGEST_COMPRESSED = FalconFormat.length(1 + LOW_BITS + 15 + 1);

    private FalconSignatures() {}

    static byte[] compressed(byte[] fixed) {
        if (fixed.length != LENGTH || fixed[0] != FIXED_HEADER) {
            throw new MalformedException("Falcon-512 signature does not have 809 bytes, the first of them 59");
        }
        var coefficients = FalconFormat.unpackSigned(fixed, NONCE_END, FIXED_BITS);
        if (!FalconFormat.areSymmetric(coefficients, FIXED_BITS)) {
            throw new MalformedException("Falcon-512 signature holds a number that is out of range");
        }
        var bits = new BitWriter(Arrays.copyOf(fixed, NONCE_END + LONGEST_COMPRESSED), NONCE_END);
        bits.bytes[0] = COMPRESSED_HEADER;
        for (int coefficient : coefficients) {
            int magnitude = Math.abs(coefficient);
            bits.write(coefficient < 0 ? 1 : 0, 1);
            bits.write(magnitude & ((1 << LOW_BITS) - 1), LOW_BITS);
            bits.write(1, (magnitude >>> LOW_BITS) + 1);
        }
        return bits.written();
    }

    /** What {@link FalconSigner} has made, which is not checked. */
    static byte[] fixed(byte[] compressed) {
        var coefficients = new int[FalconFormat.COEFFICIENTS];
        int at = Byte.SIZE * NONCE_END;
        for (int i = 0; i < coefficients.length; i++) {
            boolean negative = bit(compressed, at++) == 1;
            int magnitude = 0;
            for (int j = 0; j < LOW_BITS; j++) {
                magnitude = magnitude << 1 | bit(compressed, at++);
            }
            while (bit(compressed, at++) == 0) {
                magnitude += 1 << LOW_BITS;
            }
            coefficients[i] = negative ? -magnitude : magnitude;
        }
        var fixed = FalconFormat.pack(coefficients, FIXED_BITS, NONCE_END);
        System.arraycopy(compressed, 0, fixed, 0, NONCE_END);
        fixed[0] = FIXED_HEADER;
        return fixed;
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / Byte.SIZE] >>> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }

    /** Sets bits, most significant first, in an array of zeros. */
    private static final class BitWriter {

        private final byte[] bytes;
        private int at;

        BitWriter(byte[] bytes, int fromByte) {
            this.bytes = bytes;
            this.at = Byte.SIZE * fromByte;
            Arrays.fill(bytes, fromByte, bytes.length, (byte) 0);
        }

        void write(int value, int count) {
            for (int i = count - 1; i >= 0; i--) {
                bytes[at / Byte.SIZE] |= (byte) ((value >>> i & 1) << (Byte.SIZE - 1 - at % Byte.SIZE));
                at++;
            }
        }

        byte[] written() {
            return Arrays.copyOf(bytes, (at + Byte.SIZE - 1) / Byte.SIZE);
        }
    }
}
