package io.chate2ee.virgil.protobuf;

import java.io.ByteArrayOutputStream;

/** Writes protobuf fields in the order they are given. Zeros are written: Virgil's core library demands them. */
public final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int WIRE_TYPE_BITS = 3;
    private static final int MORE = 0x80;
    private static final int PAYLOAD_BITS = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Writes an unsigned number. */
    public ProtoWriter number(int field, long value) {
        varint((long) field << WIRE_TYPE_BITS | VARINT);
        varint(value);
        return this;
    }

    /** Writes bytes or a nested message. */
    public ProtoWriter bytes(int field, byte[] value) {
        varint((long) field << WIRE_TYPE_BITS | BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** What has been written. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while (rest >= MORE) {
            out.write((int) rest | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        out.write((int) rest);
    }
}
