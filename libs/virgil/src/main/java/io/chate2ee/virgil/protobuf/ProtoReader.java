package io.chate2ee.virgil.protobuf;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;

/**
 * Reads protobuf fields, each of which must be the next one, once, with its shortest varints: what
 * {@link ProtoWriter} would write and nothing else.
 */
public final class ProtoReader {

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int WIRE_TYPE_BITS = 3;
    private static final int MORE = 0x80;
    private static final int PAYLOAD_BITS = 7;
    private static final long LARGEST = 0xffff_ffffL;

    private final byte[] bytes;
    private int at;

    private ProtoReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A reader of all of {@code bytes}. */
    public static ProtoReader of(byte[] bytes) {
        return new ProtoReader(bytes);
    }

    /** Reads an unsigned number below 2^32. */
    public long number(int field) {
        expectKey(field, VARINT);
        return varint();
    }

    /** Reads a number that must have this value. */
    public void expectNumber(int field, long value) {
        if (number(field) != value) {
            throw new MalformedException("protobuf: another version number expected");
        }
    }

    /** Reads bytes or a nested message. */
    public byte[] bytes(int field) {
        expectKey(field, BYTES);
        long length = varint();
        if (length > bytes.length - at) {
            throw new MalformedException("protobuf: field is longer than what holds it");
        }
        at += (int) length;
        return Arrays.copyOfRange(bytes, at - (int) length, at);
    }

    /** Reads exactly {@code length} bytes. */
    public byte[] bytes(int field, int length) {
        var value = bytes(field);
        if (value.length != length) {
            throw new MalformedException("protobuf: field of another length expected");
        }
        return value;
    }

    /** Demands that nothing is left. */
    public void end() {
        if (at != bytes.length) {
            throw new MalformedException("protobuf: bytes left over");
        }
    }

    private void expectKey(int field, int wireType) {
        if (varint() != ((long) field << WIRE_TYPE_BITS | wireType)) {
            throw new MalformedException("protobuf: another field expected");
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += PAYLOAD_BITS) {
            int next = next();
            value |= (long) (next & ~MORE) << shift;
            if (next < MORE) {
                boolean shortest = next != 0 || shift == 0;
                if (!shortest || value > LARGEST) {
                    break;
                }
                return value;
            }
        }
        throw new MalformedException("protobuf: number is too large or not in its shortest form");
    }

    private int next() {
        if (at == bytes.length) {
            throw new MalformedException("protobuf: ends too early");
        }
        return bytes[at++] & 0xff;
    }
}
