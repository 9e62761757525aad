package io.chate2ee.token.signing;

import io.chate2ee.virgil.jwt.AppKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All keys that are known at one moment: those that signed before, the one that signs, and those that will.
 *
 * @param keys no id twice, no two active from the same moment
 */
record KeyRing(List<RingKey> keys) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if which key signs would be a matter of chance
     */
    KeyRing {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no key");
        }
        if (keys.stream().map(RingKey::id).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("holds a key id twice");
        }
        if (keys.stream().map(RingKey::activeFrom).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("holds two keys that are active from the same moment");
        }
    }

    /** The one key that signs from the beginning of time. */
    static KeyRing ofOne(AppKey key) {
        return new KeyRing(List.of(new RingKey(key, Instant.EPOCH, false)));
    }

    /** Which key signs at a moment: of those that are active and not withdrawn, the one activated last. */
    Optional<RingKey> signerAt(Instant now) {
        return keys.stream()
                .filter(key -> !key.withdrawn() && !key.activeFrom().isAfter(now))
                .max(Comparator.comparing(RingKey::activeFrom));
    }

    Optional<RingKey> withId(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Whether nothing was changed, in whatever order the keys stand. */
    boolean isSameAs(KeyRing other) {
        return keys.size() == other.keys().size()
                && keys.stream()
                        .allMatch(key -> other.withId(key.id())
                                .filter(key::isSameEntryAs)
                                .isPresent());
    }
}
