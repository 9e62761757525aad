package io.chate2ee.virgil.der;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.bytes.Utf8;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads DER element by element, in order, over one array that is never copied whole. Lengths must be definite and
 * minimal; {@link #end()} refuses what is left over. Reading never recurses, so its cost is bounded by the input.
 */
public final class DerReader {

    private static final int LONG_FORM = 0x80;
    private static final int LONGEST_LENGTH_FIELD = 3;

    private final byte[] bytes;
    private final int limit;
    private int at;

    private DerReader(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    /** A reader of all of {@code bytes}. */
    public static DerReader of(byte[] bytes) {
        return new DerReader(bytes, 0, bytes.length);
    }

    /** Whether the next element has this tag. */
    public boolean nextIs(int tag) {
        return at < limit && (bytes[at] & 0xff) == tag;
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return at == limit;
    }

    /** Enters the next element, which must have this tag; this reader goes on behind it. */
    public DerReader enter(int tag) {
        if (!nextIs(tag)) {
            throw new MalformedException("DER: another element expected");
        }
        at++;
        int length = length();
        if (length > limit - at) {
            throw new MalformedException("DER: element is longer than what holds it");
        }
        var content = new DerReader(bytes, at, at + length);
        at += length;
        return content;
    }

    /** Reads the content of the next element, which must have this tag. */
    public byte[] content(int tag) {
        return enter(tag).rest();
    }

    /** Reads the next element whole, tag and length included. */
    public byte[] element(int tag) {
        int from = at;
        enter(tag);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Reads an OCTET STRING of exactly this length. */
    public byte[] octets(int length) {
        var octets = content(DerTag.OCTET_STRING);
        if (octets.length != length) {
            throw new MalformedException("DER: octet string of another length expected");
        }
        return octets;
    }

    /** Reads a BIT STRING of whole octets. */
    public byte[] bits() {
        var content = content(DerTag.BIT_STRING);
        if (content.length == 0 || content[0] != 0) {
            throw new MalformedException("DER: bit string is not made of whole octets");
        }
        return Arrays.copyOfRange(content, 1, content.length);
    }

    /** Reads an INTEGER that is not negative, in its minimal encoding. */
    public BigInteger natural() {
        var content = content(DerTag.INTEGER);
        boolean padded = content.length > 1 && content[0] == 0 && content[1] >= 0;
        if (content.length == 0 || content[0] < 0 || padded) {
            throw new MalformedException("DER: integer is negative or not minimal");
        }
        return new BigInteger(content);
    }

    /** Reads an INTEGER between 0 and 2^31 - 1 in its minimal encoding. */
    public int smallInteger() {
        var value = natural();
        if (value.bitLength() >= Integer.SIZE) {
            throw new MalformedException("DER: integer is too large");
        }
        return value.intValue();
    }

    /** Reads an INTEGER that must have this value. */
    public void expectInteger(int value) {
        if (smallInteger() != value) {
            throw new MalformedException("DER: another version number expected");
        }
    }

    /** Reads a UTF8String. */
    public String utf8() {
        return Utf8.decode(content(DerTag.UTF8_STRING));
    }

    /** Reads exactly these bytes. */
    public void expect(byte[] encoded) {
        int to = at + encoded.length;
        if (encoded.length > limit - at || !Arrays.equals(bytes, at, to, encoded, 0, encoded.length)) {
            throw new MalformedException("DER: another constant expected");
        }
        at = to;
    }

    /** Demands that nothing is left. */
    public void end() {
        if (!isAtEnd()) {
            throw new MalformedException("DER: bytes left over");
        }
    }

    private byte[] rest() {
        var rest = Arrays.copyOfRange(bytes, at, limit);
        at = limit;
        return rest;
    }

    private int length() {
        int first = next();
        if (first < LONG_FORM) {
            return first;
        }
        int count = first - LONG_FORM;
        if (count == 0 || count > LONGEST_LENGTH_FIELD) {
            throw new MalformedException("DER: length is indefinite or too large");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << Byte.SIZE | next();
        }
        boolean fitsShorter = length < LONG_FORM || length >>> (Byte.SIZE * (count - 1)) == 0;
        if (fitsShorter) {
            throw new MalformedException("DER: length is not minimal");
        }
        return length;
    }

    private int next() {
        if (at == limit) {
            throw new MalformedException("DER: ends too early");
        }
        return bytes[at++] & 0xff;
    }
}
