package io.chate2ee.virgil.bytes;

import io.chate2ee.virgil.MalformedException;
import java.util.HexFormat;

/** Lower-case hexadecimal, the only spelling Virgil uses for card ids and session ids. */
public final class HexText {

    private HexText() {}

    /** Lower-case hexadecimal of the bytes. */
    public static String encode(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether the text is lower-case hexadecimal of exactly {@code length} bytes. */
    public static boolean isHexOf(int length, String text) {
        return text.length() == 2 * length && text.chars().allMatch(HexText::isDigit);
    }

    /**
     * Reads lower-case hexadecimal of exactly {@code length} bytes.
     *
     * @throws MalformedException if the text is anything else
     */
    public static byte[] decode(int length, String text) {
        if (!isHexOf(length, text)) {
            throw new MalformedException("not lower-case hexadecimal of " + length + " bytes");
        }
        return HexFormat.of().parseHex(text);
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
