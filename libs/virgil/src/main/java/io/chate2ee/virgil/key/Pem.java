package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Base64Text;
import java.util.regex.Pattern;

/**
 * PEM text with exactly one block and no headers.
 *
 * @param label what the block says it holds
 * @param content the bytes in it
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one key is read; never compared.
record Pem(String label, byte[] content) {

    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String EC_PRIVATE_KEY = "EC PRIVATE KEY";

    private static final String BEGIN = "-----BEGIN ";
    private static final int LINE_LENGTH = 64;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----\\r?\\n([A-Za-z0-9+/=\\r\\n]*+)-----END \\1-----");

    static boolean isPem(String text) {
        return text.startsWith(BEGIN);
    }

    static Pem read(String text) {
        var matcher = BLOCK.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedException("not PEM with one key");
        }
        return new Pem(matcher.group(1), Base64Text.decode(matcher.group(2).replaceAll("[\\r\\n]", "")));
    }

    static String write(String label, byte[] content) {
        var text = new StringBuilder(BEGIN).append(label).append("-----\n");
        var base64 = Base64Text.encode(content);
        for (int at = 0; at < base64.length(); at += LINE_LENGTH) {
            text.append(base64, at, Math.min(at + LINE_LENGTH, base64.length())).append('\n');
        }
        return text.append("-----END ").append(label).append("-----\n").toString();
    }

    @Override
    public String toString() {
        return "Pem[" + label + ", redacted]";
    }
}
