package io.chate2ee.virgil.key;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.Secrets;

/** The text forms of keys: base64 on one line, or PEM. */
final class KeyText {

    private static final int LONGEST = 32_768;

    private KeyText() {}

    static PublicKey parsePublic(String text) {
        var stripped = stripped(text);
        if (!Pem.isPem(stripped)) {
            return PublicKey.fromBase64(stripped);
        }
        var pem = Pem.read(stripped);
        if (!pem.label().equals(Pem.PUBLIC_KEY)) {
            throw new MalformedException("PEM does not hold a public key");
        }
        return PublicKey.fromDer(pem.content());
    }

    static PrivateKey parsePrivate(String text) {
        var stripped = stripped(text);
        var der = Pem.isPem(stripped) ? ofPem(Pem.read(stripped)) : Base64Text.decode(stripped);
        try {
            return PrivateKeyDer.read(der);
        } finally {
            Secrets.wipe(der);
        }
    }

    private static byte[] ofPem(Pem pem) {
        return switch (pem.label()) {
            case Pem.PRIVATE_KEY -> requireForm(pem.content(), false);
            case Pem.EC_PRIVATE_KEY -> requireForm(pem.content(), true);
            // PKCS#1, which Virgil's libraries do not read.
            case "RSA PRIVATE KEY" -> throw new UnsupportedKeyTypeException("private key of PEM type " + pem.label());
            default -> throw new MalformedException("PEM does not hold an unencrypted private key");
        };
    }

    private static byte[] requireForm(byte[] der, boolean sec1) {
        if (Sec1.looksLikeIt(der) != sec1) {
            Secrets.wipe(der);
            throw new MalformedException("PEM label names another form of private key");
        }
        return der;
    }

    private static String stripped(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedException("key text is longer than " + LONGEST + " characters");
        }
        return text.strip();
    }
}
