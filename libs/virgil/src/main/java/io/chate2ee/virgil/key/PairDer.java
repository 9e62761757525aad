package io.chate2ee.virgil.key;

import io.chate2ee.virgil.bytes.Secrets;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;

/**
 * {@code SEQ { OCT first, OCT second }}: how compound and hybrid keys hold their halves, and hybrid signatures theirs
 * (checked against vectors).
 */
@SuppressWarnings("ArrayRecordComponent") // Lives only while one key is read; never compared.
record PairDer(byte[] first, byte[] second) implements AutoCloseable {

    static byte[] write(byte[] first, byte[] second) {
        var one = Der.octets(first);
        var other = Der.octets(second);
        try {
            return Der.sequence(one, other);
        } finally {
            Secrets.wipe(one, other);
        }
    }

    /** Length of the whole for halves of these lengths. */
    static int length(int first, int second) {
        return element(element(first) + element(second));
    }

    static PairDer read(byte[] der) {
        var outer = DerReader.of(der);
        var reader = outer.enter(DerTag.SEQUENCE);
        outer.end();
        var pair = new PairDer(reader.content(DerTag.OCTET_STRING), reader.content(DerTag.OCTET_STRING));
        reader.end();
        return pair;
    }

    private static int element(int content) {
        return Der.headerLength(content) + content;
    }

    /** Overwrites both halves, which may be secret. */
    @Override
    public void close() {
        Secrets.wipe(first, second);
    }

    @Override
    public String toString() {
        return "PairDer[redacted]";
    }
}
