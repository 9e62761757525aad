package io.chate2ee.virgil.der;

import io.chate2ee.virgil.bytes.Utf8;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/** Writes DER elements. */
public final class Der {

    private static final int LONG_FORM = 0x80;

    private Der() {}

    /** An element with this tag around the given parts. */
    public static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var out = new ByteArrayOutputStream(length + headerLength(length));
        out.write(tag);
        writeLength(out, length);
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** SEQUENCE of the given elements. */
    public static byte[] sequence(byte[]... elements) {
        return element(DerTag.SEQUENCE, elements);
    }

    /** SET OF the given elements, in the order DER demands: by their encoding, as unsigned bytes. */
    public static byte[] setOf(Collection<byte[]> elements) {
        return element(
                DerTag.SET, elements.stream().sorted(Arrays::compareUnsigned).toArray(byte[][]::new));
    }

    /** INTEGER of a number that is not negative. */
    public static byte[] integer(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("integer " + value);
        }
        return element(DerTag.INTEGER, BigInteger.valueOf(value).toByteArray());
    }

    /** INTEGER of any number that is not negative. */
    public static byte[] natural(BigInteger value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("negative integer");
        }
        return element(DerTag.INTEGER, value.toByteArray());
    }

    /** OCTET STRING. */
    public static byte[] octets(byte[] content) {
        return element(DerTag.OCTET_STRING, content);
    }

    /** BIT STRING of whole octets. */
    public static byte[] bits(byte[] content) {
        return element(DerTag.BIT_STRING, new byte[1], content);
    }

    /** UTF8String. */
    public static byte[] utf8(String text) {
        return element(DerTag.UTF8_STRING, Utf8.encode(text));
    }

    /** The element written as hexadecimal, for constants. */
    public static byte[] constant(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Length of an element's tag and length field, for content of {@code length} bytes. */
    public static int headerLength(int length) {
        return length < LONG_FORM ? 2 : 2 + lengthBytes(length);
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < LONG_FORM) {
            out.write(length);
            return;
        }
        int count = lengthBytes(length);
        out.write(LONG_FORM | count);
        for (int i = count - 1; i >= 0; i--) {
            out.write(length >>> (Byte.SIZE * i));
        }
    }

    private static int lengthBytes(int length) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
    }
}
