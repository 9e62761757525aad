package io.chate2ee.virgil.envelope;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted content in two pieces, as Keyknox keeps it. Safe to print: it shows lengths only.
 *
 * @param meta who can open it and how, in DER; with most forms also who signed it
 * @param value the encrypted content and its authentication tag; with some forms an encrypted footer behind them
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, and compared by content.
public record Envelope(byte[] meta, byte[] value) {

    /** Copies the arrays. */
    public Envelope {
        meta = meta.clone();
        value = value.clone();
    }

    /**
     * Takes apart what {@link #combined()} puts together. The meta says where it ends; nothing of it is checked yet.
     *
     * @throws MalformedException if the bytes do not begin with a meta
     */
    public static Envelope ofCombined(byte[] combined) {
        var reader = DerReader.of(combined);
        var meta = reader.element(DerTag.SEQUENCE);
        return new Envelope(meta, Arrays.copyOfRange(combined, meta.length, combined.length));
    }

    /** Meta and value one after the other: the form of everything that is sent in one piece (checked against vectors). */
    public byte[] combined() {
        return org.bouncycastle.util.Arrays.concatenate(meta, value);
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
