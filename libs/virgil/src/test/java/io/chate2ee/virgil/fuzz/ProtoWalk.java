package io.chate2ee.virgil.fuzz;

import static io.chate2ee.virgil.fuzz.Checks.same;

import io.chate2ee.virgil.protobuf.ProtoReader;
import io.chate2ee.virgil.protobuf.ProtoWriter;

/** Reads three fields in the two kinds the group formats have, and writes them again. */
final class ProtoWalk {

    private ProtoWalk() {}

    static void over(byte[] bytes) {
        var reader = ProtoReader.of(bytes);
        var writer = new ProtoWriter()
                .number(1, reader.number(1))
                .bytes(2, reader.bytes(2))
                .number(3, reader.number(3));
        reader.end();
        same(bytes, writer.toByteArray());
    }
}
