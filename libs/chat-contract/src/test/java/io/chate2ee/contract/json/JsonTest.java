package io.chate2ee.contract.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":NaN}",
                "{\"a\":1 /* why */}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "\uFEFF{}"
            })
    void anythingButOneStrictObjectIsRefused(String text) {
        assertThatThrownBy(() -> Json.readObject(text.getBytes(UTF_8))).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @MethodSource
    void bytesThatAreNotUtf8AreRefused(byte[] bytes) {
        assertThatThrownBy(() -> Json.readObject(bytes)).isInstanceOf(InvalidJsonException.class);
    }

    static Stream<byte[]> bytesThatAreNotUtf8AreRefused() {
        return Stream.of(
                "{\"a\":1}".getBytes(UTF_16),
                "{\"a\":1}".getBytes(UTF_16LE),
                "{\"a\":1}".getBytes(Charset.forName("UTF-32")),
                new byte[] {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f},
                new byte[] {0, 0, 0, '{', 0, 0},
                new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xc3},
                new byte[] {(byte) 0x80});
    }

    @Test
    void nestingIsReadToADepthOf32AndNoDeeper() {
        assertThat(Json.readObject(nested(32)).node().isObject()).isTrue();
        assertThatThrownBy(() -> Json.readObject(nested(33))).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> Json.readObject(nested(10_000))).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void ofWhatIsNestedDeeperAShallowReadingLeavesOutNoMoreThanThat() {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        byte[] text = ("{\"a\":{\"b\":[1,2.5,true,null,\"x\"," + deep + ",12345678901],\"c\":7},\"d\":\"after\"}")
                .getBytes(UTF_8);

        var read = Json.readShallow(text);

        assertThat(read.text("d")).isEqualTo("after");
        assertThat(read.node().at("/a/c").longValue()).isEqualTo(7);
        assertThat(read.node().at("/a/b")).hasSize(7);
        assertThat(read.node().at("/a/b/6").longValue()).isEqualTo(12_345_678_901L);
        assertThat(Json.write(read.node())).hasSizeLessThan(200);
    }

    @Test
    void aShallowReadingOfWhatIsNotDeepIsTheWholeOfIt() {
        byte[] text =
                "{\"a\":[1,-2147483649,99999999999999999999,1.5e3,-0.0,true,false,null,\"\u00E9\",{},[]],\"b\":{\"c\":{}}}"
                        .getBytes(UTF_8);

        assertThat(Json.readShallow(text).node())
                .isEqualTo(Json.readObject(text).node());
        assertThat(Json.readShallow(nested(32)).node())
                .isEqualTo(Json.readObject(nested(32)).node());
    }

    @Test
    void aNumberOfThousandsOfDigitsHidesNothingFromAShallowReading() {
        byte[] text = ("{\"a\":" + "9".repeat(5_000) + ",\"b\":\"x\"}").getBytes(UTF_8);

        assertThat(Json.readShallow(text).text("b")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{",
                "{\"a\":[",
                "{\"a\":[1}",
                "{}}",
                "{} {}",
                "{\"a\":1,}",
                "{\"a\":NaN}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "\uFEFF{}"
            })
    void anythingButOneStrictObjectIsRefusedByAShallowReadingToo(String text) {
        assertThatThrownBy(() -> Json.readShallow(text.getBytes(UTF_8))).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @MethodSource("bytesThatAreNotUtf8AreRefused")
    void bytesThatAreNotUtf8AreRefusedByAShallowReadingToo(byte[] bytes) {
        assertThatThrownBy(() -> Json.readShallow(bytes)).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void whatIsDeeperThanAnybodyWritesIsRefusedByAShallowReadingToo() {
        assertThatThrownBy(() -> Json.readShallow(nested(100_001))).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void errorsNeverQuoteTheContent() {
        assertThatThrownBy(() -> Json.readObject("{\"password\": hunter2}".getBytes(UTF_8)))
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("password");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        byte[] written = Json.write(Json.object().put("a", "\u00E9\uD83D\uDE00").put("b", 7));

        assertThat(Json.readObject(written).text("a")).isEqualTo("\u00E9\uD83D\uDE00");
        assertThat(Json.readObject(written).number("b")).isEqualTo(7);
    }

    private static byte[] nested(int depth) {
        return ("{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1)).getBytes(UTF_8);
    }
}
