package io.chate2ee.virgil.jwt;

import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PrivateKey;

/**
 * The key of a Virgil application: whoever holds it can speak for every identity of the application.
 *
 * @param id what the portal calls APP_KEY_ID; an opaque string, not the identifier of the key
 * @param key what the portal calls APP_KEY
 */
public record AppKey(String id, PrivateKey key) {

    /**
     * Refuses what no token could be signed with.
     *
     * @throws IllegalArgumentException if the id could not stand in a token header
     * @throws UnsupportedKeyTypeException if keys of this type do not sign
     */
    public AppKey {
        JwtText.requirePrintable("app key id", id);
        key.forSigning();
    }
}
