package io.chate2ee.virgil.protobuf;

import io.chate2ee.virgil.bytes.Secrets;
import java.util.Arrays;

/**
 * Writes protobuf fields in the order they are given. Zeros are written: Virgil's core library demands them. What is
 * written may be secret, so no copy is left behind.
 */
public final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int WIRE_TYPE_BITS = 3;
    private static final int MORE = 0x80;
    private static final int PAYLOAD_BITS = 7;

    private byte[] buffer = new byte[128];
    private int length;

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
        makeRoom(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    /** Takes out what has been written; the writer is empty afterwards. */
    public byte[] toByteArray() {
        var written = Arrays.copyOf(buffer, length);
        Secrets.wipe(buffer);
        length = 0;
        return written;
    }

    private void varint(long value) {
        long rest = value;
        while (rest >= MORE) {
            put((int) rest | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        put((int) rest);
    }

    private void put(int value) {
        makeRoom(1);
        buffer[length++] = (byte) value;
    }

    private void makeRoom(int more) {
        if (more > buffer.length - length) {
            var larger = Arrays.copyOf(buffer, Math.max(2 * buffer.length, Math.addExact(length, more)));
            Secrets.wipe(buffer);
            buffer = larger;
        }
    }
}
