package io.chate2ee.virgil.fuzz;

import static io.chate2ee.virgil.fuzz.Checks.same;

import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerReader;
import io.chate2ee.virgil.der.DerTag;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Reads any DER as deep as it goes and writes it again. */
final class DerWalk {
    private static final int[] LEAVES = {
        DerTag.BIT_STRING, DerTag.OCTET_STRING, DerTag.NULL, DerTag.OID, DerTag.UTF8_STRING
    };
    private static final int[] NODES = {
        DerTag.SEQUENCE, DerTag.SET, DerTag.explicit(0), DerTag.explicit(1), DerTag.explicit(2), DerTag.explicit(3)
    };
    private static final int DEEPEST = 32;

    private DerWalk() {}

    static void over(byte[] bytes) {
        same(bytes, rewritten(DerReader.of(bytes), 0));
    }

    private static byte[] rewritten(DerReader reader, int depth) {
        var out = new ByteArrayOutputStream();
        while (!reader.isAtEnd()) {
            out.writeBytes(element(reader, depth));
        }
        reader.end();
        return out.toByteArray();
    }

    private static byte[] element(DerReader reader, int depth) {
        for (int tag : NODES) {
            if (reader.nextIs(tag) && depth < DEEPEST) {
                return Der.element(tag, rewritten(reader.enter(tag), depth + 1));
            }
        }
        for (int tag : LEAVES) {
            if (reader.nextIs(tag)) {
                return Der.element(tag, reader.content(tag));
            }
        }
        return Der.element(
                DerTag.INTEGER, BigInteger.valueOf(reader.smallInteger()).toByteArray());
    }
}
