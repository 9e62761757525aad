package io.chate2ee.virgil;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Valid DER with one element too many: a NULL at the end of one of its constructed elements, or behind the whole. */
public final class ExtraElements {
    private static final byte[] EXTRA = {0x05, 0x00};
    private static final int CONSTRUCTED = 0x20;

    private ExtraElements() {}

    /** A variant for each place where an element can be added. */
    public static List<byte[]> of(byte[] der) {
        List<byte[]> variants = new ArrayList<>();
        variants.add(join(der, EXTRA));
        int at = 0;
        while (at < der.length) {
            int header = headerLength(der, at);
            int end = at + header + contentLength(der, at);
            if ((der[at] & CONSTRUCTED) != 0) {
                byte[] before = Arrays.copyOfRange(der, 0, at);
                byte[] after = Arrays.copyOfRange(der, end, der.length);
                for (byte[] content : of(Arrays.copyOfRange(der, at + header, end))) {
                    variants.add(join(before, element(der[at], content), after));
                }
            }
            at = end;
        }
        return variants;
    }

    private static int headerLength(byte[] der, int at) {
        return der[at + 1] >= 0 ? 2 : 2 + (der[at + 1] & 0x7f);
    }

    private static int contentLength(byte[] der, int at) {
        int length = der[at + 1] >= 0 ? der[at + 1] : 0;
        for (int i = at + 2; i < at + headerLength(der, at); i++) {
            length = length << 8 | der[i] & 0xff;
        }
        return length;
    }

    private static byte[] element(byte tag, byte[] content) {
        int length = content.length;
        byte[] header = length < 0x80
                ? new byte[] {tag, (byte) length}
                : length < 0x100
                        ? new byte[] {tag, (byte) 0x81, (byte) length}
                        : new byte[] {tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return join(header, content);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
