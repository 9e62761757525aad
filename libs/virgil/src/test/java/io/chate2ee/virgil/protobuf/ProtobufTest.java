package io.chate2ee.virgil.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, 0xffff_ffffL})
    void numbersComeBack(long value) {
        var reader = ProtoReader.of(new ProtoWriter().number(1, value).toByteArray());

        assertThat(reader.number(1)).isEqualTo(value);
        reader.end();
    }

    @Test
    void zerosAreWritten() {
        assertThat(new ProtoWriter().number(1, 0).bytes(2, new byte[0]).toByteArray())
                .containsExactly(0x08, 0, 0x12, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "08",
                "0880",
                "088000",
                "08808080808000",
                "08ffffffff1f",
                "08ffffffffff01",
                "1000",
                "0a00",
                "880001"
            })
    void numberInAnyOtherFormIsMalformed(String hex) {
        var reader = ProtoReader.of(HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> reader.number(1)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0a", "0a01", "0affffffff0f", "0a8000", "0800", "120100"})
    void bytesInAnyOtherFormAreMalformed(String hex) {
        var reader = ProtoReader.of(HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> reader.bytes(1)).isInstanceOf(MalformedException.class);
    }

    @Test
    void lengthAndVersionAreHeld() {
        var bytes = new ProtoWriter().number(1, 7).bytes(2, new byte[3]).toByteArray();

        assertThatThrownBy(() -> ProtoReader.of(bytes).expectNumber(1, 8)).isInstanceOf(MalformedException.class);
        var reader = ProtoReader.of(bytes);
        reader.expectNumber(1, 7);
        assertThatThrownBy(reader::end).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> reader.bytes(2, 4)).isInstanceOf(MalformedException.class);
    }

    @Test
    void messageOfAnyLengthIsWrittenWholeAndLeavesNothingInTheWriter() {
        for (int length : new int[] {0, 124, 125, 126, 127, 128, 300, 70_000}) {
            var value = new byte[length];
            Arrays.fill(value, (byte) 0x5a);
            var writer = new ProtoWriter().number(1, 5).bytes(2, value);

            var reader = ProtoReader.of(writer.toByteArray());

            reader.expectNumber(1, 5);
            assertThat(reader.bytes(2, length)).isEqualTo(value);
            reader.end();
            assertThat(writer.toByteArray()).isEmpty();
        }
    }
}
