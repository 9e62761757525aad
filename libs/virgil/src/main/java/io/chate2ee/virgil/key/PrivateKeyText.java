package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Base64Text;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The text forms of a private key: base64 on one line, or PEM. */
final class PrivateKeyText {

    private static final int LONGEST = 32_768;
    private static final String PEM_BEGIN = "-----BEGIN ";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----\\r?\\n([A-Za-z0-9+/=\\r\\n]*+)-----END \\1-----");

    private PrivateKeyText() {}

    static PrivateKey parse(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedException("private key text is longer than " + LONGEST + " characters");
        }
        var stripped = text.strip();
        var der = Base64Text.decode(stripped.startsWith(PEM_BEGIN) ? pemBody(stripped) : stripped);
        try {
            return PrivateKeyDer.read(der);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static String pemBody(String pem) {
        var matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            throw new MalformedException("not PEM with one private key");
        }
        return switch (matcher.group(1)) {
            case "PRIVATE KEY" -> matcher.group(2).replaceAll("[\\r\\n]", "");
            case "EC PRIVATE KEY", "RSA PRIVATE KEY" ->
                throw new UnsupportedKeyTypeException("private key of PEM type " + matcher.group(1));
            default -> throw new MalformedException("PEM does not hold an unencrypted private key");
        };
    }
}
