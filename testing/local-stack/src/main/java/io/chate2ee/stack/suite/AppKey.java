package io.chate2ee.stack.suite;

import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key of the Virgil app, in the forms that settings have.
 *
 * @param id 32 hex digits
 * @param privateKey base64, secret
 * @param publicKey base64
 */
record AppKey(String id, String privateKey, String publicKey) {
    static AppKey generate(SecureRandom random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        try (Ed25519PrivateKey key = Ed25519PrivateKey.generate(random)) {
            Base64.Encoder base64 = Base64.getEncoder();
            return new AppKey(
                    HexFormat.of().formatHex(id),
                    base64.encodeToString(key.exportDer()),
                    base64.encodeToString(key.publicKey().toDer()));
        }
    }

    @Override
    public String toString() {
        return "AppKey[id=" + id + ", privateKey=[redacted]]";
    }
}
