package io.chate2ee.virgil.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.protobuf.ProtoWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupMessageTest {
    private static final GroupSessionId ID = GroupSessionId.of("group-of-tests");
    private static final byte[] HEADER = new GroupMessage.Header(ID, 7, new byte[32]).encode();
    private static final byte[] EXTRA = {1};

    @Test
    void fieldsComeBack() {
        var message = GroupMessage.parse(new GroupMessage(HEADER, new byte[64], EXTRA).encode());
        var header = GroupMessage.Header.parse(message.header());

        assertThat(message.cipherText()).isEqualTo(EXTRA);
        assertThat(message.signature()).hasSize(64);
        assertThat(header.session()).isEqualTo(ID);
        assertThat(header.epoch()).isEqualTo(7);
        assertThat(header.salt()).hasSize(32);
    }

    @Test
    void fieldTooManyOnAnyLevelIsMalformed() {
        byte[] content = content().toByteArray();
        byte[] more = content().bytes(4, EXTRA).toByteArray();
        var messages = List.of(
                new ProtoWriter().number(1, 0).bytes(3, content).bytes(4, EXTRA).toByteArray(),
                new ProtoWriter().number(1, 0).bytes(3, more).toByteArray());

        assertThat(GroupMessage.parse(
                                new ProtoWriter().number(1, 0).bytes(3, content).toByteArray())
                        .cipherText())
                .isEqualTo(EXTRA);
        assertThat(messages)
                .allSatisfy(message ->
                        assertThatThrownBy(() -> GroupMessage.parse(message)).isInstanceOf(MalformedException.class));
        assertThatThrownBy(() -> GroupMessage.Header.parse(new ProtoWriter()
                        .bytes(1, ID.bytes())
                        .number(2, 7)
                        .bytes(3, new byte[32])
                        .bytes(4, EXTRA)
                        .toByteArray()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void messageOf32KibibytesIsReadAndALongerOneIsNot() {
        byte[] longest = ofLength(32_768);
        byte[] longer = ofLength(32_769);

        assertThat(GroupMessage.parse(longest).header()).isEqualTo(HEADER);
        assertThatThrownBy(() -> GroupMessage.parse(longer))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("32768");
    }

    private static ProtoWriter content() {
        return new ProtoWriter().bytes(1, HEADER).bytes(2, new byte[64]).bytes(3, EXTRA);
    }

    private static byte[] ofLength(int length) {
        int around = new GroupMessage(HEADER, new byte[64], new byte[30_000]).encode().length - 30_000;
        return new GroupMessage(HEADER, new byte[64], new byte[length - around]).encode();
    }
}
