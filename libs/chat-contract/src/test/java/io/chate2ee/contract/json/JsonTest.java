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
