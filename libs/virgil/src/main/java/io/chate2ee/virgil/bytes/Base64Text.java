package io.chate2ee.virgil.bytes;

import io.chate2ee.virgil.MalformedException;
import java.util.Base64;

/**
 * Base64 in both spellings Virgil uses. Decoding accepts only the one text that encoding the result gives again: no
 * white space, no missing padding, no unused bits that are set. Otherwise one signed value would have many spellings.
 */
public final class Base64Text {

    private Base64Text() {}

    /** Standard alphabet, padded. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** URL-safe alphabet, not padded. */
    public static String encodeUrl(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads the standard alphabet, padded.
     *
     * @throws MalformedException if the text is not canonical
     */
    public static byte[] decode(String text) {
        var bytes = tryDecode(Base64.getDecoder(), text);
        if (!encode(bytes).equals(text)) {
            throw new MalformedException("not canonical base64");
        }
        return bytes;
    }

    /**
     * Reads the URL-safe alphabet, not padded.
     *
     * @throws MalformedException if the text is not canonical
     */
    public static byte[] decodeUrl(String text) {
        var bytes = tryDecode(Base64.getUrlDecoder(), text);
        if (!encodeUrl(bytes).equals(text)) {
            throw new MalformedException("not canonical base64url");
        }
        return bytes;
    }

    private static byte[] tryDecode(Base64.Decoder decoder, String text) {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException notBase64) {
            // The decoder's own message quotes the text, which may be a secret.
            throw new MalformedException("not base64");
        }
    }
}
