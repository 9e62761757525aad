package io.chate2ee.virgil.envelope;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted content as Keyknox keeps it. Safe to print: it shows lengths only.
 *
 * @param meta who can open it, and the sealed signature; DER
 * @param value the encrypted content and its authentication tag
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
public record Envelope(byte[] meta, byte[] value) {

    /** Copies the arrays. */
    public Envelope {
        meta = meta.clone();
        value = value.clone();
    }

    @Override
    public byte[] meta() {
        return meta.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /** Whether nothing is in it, as in the answer for an unknown Keyknox key. */
    public boolean isEmpty() {
        return meta.length == 0 && value.length == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Envelope that && Arrays.equals(meta, that.meta) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(meta) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Envelope[meta " + meta.length + " bytes, value " + value.length + " bytes]";
    }
}
