package io.chate2ee.token.signing;

import io.chate2ee.virgil.jwt.AppKey;
import java.time.Instant;

/**
 * A key and when it is used.
 *
 * @param key what signs
 * @param activeFrom the moment from which it signs, unless a later key does
 * @param withdrawn the emergency switch: it never signs again
 */
record RingKey(AppKey key, Instant activeFrom, boolean withdrawn) {
    String id() {
        return key.id();
    }

    /** Whether two entries are the same key, whatever they say about its use. */
    boolean isSameKeyAs(RingKey other) {
        return id().equals(other.id())
                && key.key().publicKey().equals(other.key().key().publicKey());
    }

    /** Whether two entries say the same. */
    boolean isSameEntryAs(RingKey other) {
        return isSameKeyAs(other) && activeFrom.equals(other.activeFrom()) && withdrawn == other.withdrawn();
    }
}
