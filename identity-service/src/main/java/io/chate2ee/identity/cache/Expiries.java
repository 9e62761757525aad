package io.chate2ee.identity.cache;

import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;

/** How long entries are kept, counted from when they were written: what is unknown may become known soon. */
record Expiries<K, V extends Versioned>(Duration known, Duration unknown) implements Expiry<K, V> {
    @Override
    public long expireAfterCreate(K key, V value, long currentTime) {
        return (value.isKnown() ? known : unknown).toNanos();
    }

    @Override
    public long expireAfterUpdate(K key, V value, long currentTime, long currentDuration) {
        return expireAfterCreate(key, value, currentTime);
    }

    @Override
    public long expireAfterRead(K key, V value, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
