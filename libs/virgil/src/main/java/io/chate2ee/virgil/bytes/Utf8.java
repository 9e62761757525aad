package io.chate2ee.virgil.bytes;

import io.chate2ee.virgil.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that refuses what Java would silently replace. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Reads UTF-8.
     *
     * @throws MalformedException if the bytes are not well-formed UTF-8
     */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedException("not well-formed UTF-8");
        }
    }

    /**
     * Writes UTF-8.
     *
     * @throws MalformedException if the text has half a surrogate pair
     */
    public static byte[] encode(String text) {
        try {
            var buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException halfAPair) {
            throw new MalformedException("text has half a surrogate pair");
        }
    }
}
