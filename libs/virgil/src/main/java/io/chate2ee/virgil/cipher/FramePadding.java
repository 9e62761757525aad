package io.chate2ee.virgil.cipher;

import io.chate2ee.virgil.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random padding that hides how long content is: {@code content || random || number}, with the number in 4 little-endian
 * bytes and the whole a multiple of 160 bytes, of which at least one byte is random or one frame is whole: 155 bytes
 * become 160, 156 become 320. The two users of it count different things in the number (both checked against vectors).
 */
public enum FramePadding {

    /** The number is the length of the random bytes: padded envelopes. */
    COUNTING_PADDING,

    /** The number is the length of the content: group messages. */
    COUNTING_CONTENT;

    private static final int FRAME = 160;
    private static final int LONGEST = Integer.MAX_VALUE - 2 * FRAME;

    /**
     * Pads.
     *
     * @throws IllegalArgumentException if the content is too long for an array to hold the result
     */
    public byte[] pad(byte[] content, SecureRandom random) {
        if (content.length > LONGEST) {
            throw new IllegalArgumentException("content is too long to be padded");
        }
        var padded = new byte[paddedLength(content.length)];
        random.nextBytes(padded);
        System.arraycopy(content, 0, padded, 0, content.length);
        int rest = padded.length - Integer.BYTES - content.length;
        trailer(padded).putInt(this == COUNTING_PADDING ? rest : content.length);
        return padded;
    }

    /**
     * Gives the content back.
     *
     * @throws MalformedException if the padding has any other length than padding this content gives
     */
    public byte[] strip(byte[] padded) {
        if (padded.length < FRAME) {
            throw new MalformedException("padded content is shorter than a frame");
        }
        int most = padded.length - Integer.BYTES;
        int number = trailer(padded).getInt();
        if (number < 0 || number > most) {
            throw new MalformedException("padding is longer than what holds it");
        }
        int length = this == COUNTING_PADDING ? most - number : number;
        if (paddedLength(length) != padded.length) {
            throw new MalformedException("padding has another length than it must have");
        }
        return Arrays.copyOf(padded, length);
    }

    /** How long content of {@code length} bytes becomes. */
    static int paddedLength(int length) {
        return ((length + Integer.BYTES) / FRAME + 1) * FRAME;
    }

    private static ByteBuffer trailer(byte[] padded) {
        return ByteBuffer.wrap(padded, padded.length - Integer.BYTES, Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
