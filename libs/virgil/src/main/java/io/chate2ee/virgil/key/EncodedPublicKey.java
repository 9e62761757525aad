package io.chate2ee.virgil.key;

import io.chate2ee.virgil.der.Der;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What all public keys have in common: their encoding, and what follows from it. */
abstract class EncodedPublicKey {

    private final KeyType type;
    private final byte[] algorithm;
    private final byte[] raw;

    /** Computed when first asked for: halves of keys never are. Two threads may both compute it, to equal values. */
    private @Nullable KeyId id;

    /** Takes {@code raw} as its own. */
    EncodedPublicKey(KeyType type, byte[] raw) {
        this.type = type;
        this.algorithm = KeyAlgorithms.write(type);
        this.raw = raw;
    }

    public KeyType type() {
        return type;
    }

    public byte[] toDer() {
        return Der.sequence(algorithm, Der.bits(raw));
    }

    public byte[] raw() {
        return raw.clone();
    }

    public byte[] algorithm() {
        return algorithm.clone();
    }

    public KeyId id() {
        var known = id;
        if (known == null) {
            known = KeyId.ofDer(toDer());
            id = known;
        }
        return known;
    }

    public LegacyKeyId legacyId() {
        return LegacyKeyId.ofDer(toDer());
    }

    /** The raw key itself, not a copy. */
    final byte[] shared() {
        return raw;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof EncodedPublicKey that && type.equals(that.type) && Arrays.equals(raw, that.raw);
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public final String toString() {
        return "PublicKey[" + type + ", " + id() + "]";
    }
}
