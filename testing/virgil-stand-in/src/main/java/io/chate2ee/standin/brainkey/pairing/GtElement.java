package io.chate2ee.standin.brainkey.pairing;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A result of the pairing. On the wire only four of its six parts are sent, because the other two follow from them; each part
 * is two field elements of 48 bytes (order of parts checked against vectors).
 */
public record GtElement(Fp12 value) {

    /** Length of an element on the wire. */
    public static final int BYTES = 8 * Fp.BYTES;

    /** The 384 bytes of the wire. */
    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(BYTES);
        for (var part :
                List.of(value.a().b(), value.a().c(), value.b().a(), value.b().c())) {
            bytes.writeBytes(Fp.toBytes(part.a()));
            bytes.writeBytes(Fp.toBytes(part.b()));
        }
        return bytes.toByteArray();
    }
}
