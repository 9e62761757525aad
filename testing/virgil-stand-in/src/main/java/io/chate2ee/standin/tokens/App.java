package io.chate2ee.standin.tokens;

import io.chate2ee.virgil.key.PublicKey;
import java.util.Map;

/**
 * An application of the stand-in.
 *
 * @param id APP_ID
 * @param keys public halves of its app keys by APP_KEY_ID; at least one
 */
public record App(String id, Map<String, PublicKey> keys) {

    /** Checks that tokens can be made for it at all. */
    public App {
        keys = Map.copyOf(keys);
        if (id.isBlank() || keys.isEmpty()) {
            throw new IllegalArgumentException("an application needs an id and at least one app key");
        }
    }
}
