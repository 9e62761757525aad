package io.chate2ee.token.signing;

import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.key.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of keys:
 *
 * <pre>{@code
 * {"keys": [
 *   {"id": "<APP_KEY_ID>", "key": "<APP_KEY, base64 or PEM>", "activeFrom": "2026-11-01T00:00:00Z"},
 *   {"id": "<APP_KEY_ID>", "key": "<APP_KEY, base64 or PEM>", "activeFrom": "2026-12-01T00:00:00Z", "withdrawn": true}
 * ]}
 * }</pre>
 */
final class KeyRingText {
    private KeyRingText() {}

    /**
     * Reads the whole file.
     *
     * @throws IllegalArgumentException saying what is wrong; repeats nothing of the file but key ids
     */
    static KeyRing parse(byte[] text) {
        var entries = Json.readObject(text).node().path("keys");
        if (!entries.isArray()) {
            throw new InvalidJsonException("field 'keys' is missing or no list");
        }
        List<RingKey> keys = new ArrayList<>();
        for (var entry : entries) {
            if (!entry.isObject()) {
                throw new InvalidJsonException("field 'keys' holds something that is no object");
            }
            keys.add(key(new JsonObject(entry)));
        }
        return new KeyRing(keys);
    }

    private static RingKey key(JsonObject entry) {
        String id = PortalId.parse(entry.text("id"));
        Instant activeFrom = entry.time("activeFrom");
        boolean withdrawn = entry.node().has("withdrawn") && entry.flag("withdrawn");
        return new RingKey(appKey(id, entry.text("key")), activeFrom, withdrawn);
    }

    private static AppKey appKey(String id, String text) {
        try {
            return new AppKey(id, PrivateKey.parse(text));
        } catch (VirgilException unreadable) {
            // Its own message may say something about the key.
            throw new IllegalArgumentException("holds a key that is no Ed25519 private key in base64 or PEM: " + id);
        }
    }
}
