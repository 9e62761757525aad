package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Random padding behind the content, then its length, itself not counted, in 4 little-endian bytes (checked against vectors). */
final class RandomPadding {

    private static final int FRAME = 160;

    private RandomPadding() {}

    static byte[] strip(byte[] padded) {
        int end = padded.length - Integer.BYTES;
        if (end < 0 || padded.length % FRAME != 0) {
            throw new MalformedException("padded content is not made of whole frames");
        }
        int padding = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        if (padding < 0 || padding > end || paddedLength(end - padding) != padded.length) {
            throw new MalformedException("padding has another length than it must have");
        }
        return Arrays.copyOf(padded, end - padding);
    }

    private static int paddedLength(int length) {
        return ((length + Integer.BYTES) / FRAME + 1) * FRAME;
    }
}
