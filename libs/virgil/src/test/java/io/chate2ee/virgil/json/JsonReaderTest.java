package io.chate2ee.virgil.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.json.JsonValue.JsonArray;
import io.chate2ee.virgil.json.JsonValue.JsonBoolean;
import io.chate2ee.virgil.json.JsonValue.JsonNull;
import io.chate2ee.virgil.json.JsonValue.JsonNumber;
import io.chate2ee.virgil.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void everyKindOfValueIsRead() {
        var json = JsonReader.object(" { \"a\" : [ 1 , -2.5e+3 , true , false , null , \"x\" , { } , [ ] ] } ");

        assertThat(json.array("a").elements())
                .startsWith(
                        new JsonNumber("1"),
                        new JsonNumber("-2.5e+3"),
                        new JsonBoolean(true),
                        new JsonBoolean(false),
                        new JsonNull(),
                        new JsonString("x"))
                .hasSize(8);
    }

    @Test
    void escapesAreRead() {
        var text = "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\"";

        assertThat(JsonReader.value(text)).isEqualTo(new JsonString("\"\\/\b\f\n\r\té\uD83D\uDE00"));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var nasty = "\u0000\u001f\"\\/é\u2028\uD83D\uDE00";
        var json = new JsonWriter()
                .beginObject()
                .member("text", nasty)
                .member("number", 42)
                .member("list", List.of("a", nasty))
                .endObject()
                .text();

        var read = JsonReader.object(json);

        assertThat(read.string("text")).isEqualTo(nasty);
        assertThat(read.integer("number")).isEqualTo(42);
        assertThat(read.array("list").strings()).containsExactly("a", nasty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{]",
                "[}",
                "{}x",
                "[1,]",
                "[,1]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":}",
                "{\"a\":1,\"a\":2}",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[1e]",
                "[-]",
                "[0x1]",
                "[NaN]",
                "[tru]",
                "[True]",
                "[nul]",
                "[\"\t\"]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"\\u00g0\"]",
                "[\"\\ud800\"]",
                "[\"\\udc00\\ud800\"]",
                "[\"abc]",
                "// comment\n[]",
                "\uFEFF[]",
                "[1]\u00a0",
                "[\"\\u\uff11\uff11\uff11\uff11\"]"
            })
    void textThatIsNotExactlyOneJsonValueIsMalformed(String text) {
        assertThatThrownBy(() -> JsonReader.value(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void nestingBeyondAllNeedIsRefusedWithoutOverflow() {
        assertThat(JsonReader.value("[".repeat(16) + "]".repeat(16))).isInstanceOf(JsonArray.class);
        var deep = "[".repeat(1_000_000);
        var mixed = "{\"a\":[".repeat(1_000_000);

        assertThatThrownBy(() -> JsonReader.value(deep)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> JsonReader.value(mixed)).isInstanceOf(MalformedException.class);
    }

    @Test
    void siblingsDoNotCountAsNesting() {
        var wide = "[" + "[],".repeat(1000) + "{}]";

        assertThat(JsonReader.array(wide).elements()).hasSize(1001);
    }

    @Test
    void everyTextGivesAValueOrAFailure() {
        var json = "{\"a\":[1,-2.5e3,true,null,\"x\\u0041\\n\"],\"b\":{\"c\":\"d\"}}";

        assertThat(Hostile.variantsOf(json.getBytes(StandardCharsets.UTF_8))).allSatisfy(bytes -> {
            try {
                assertThat(JsonReader.value(new String(bytes, StandardCharsets.ISO_8859_1)))
                        .isNotNull();
            } catch (MalformedException expected) {
                assertThat(expected.getMessage()).startsWith("JSON: ");
            }
        });
    }

    @Test
    void memberOfAnotherTypeThanAskedForIsMalformed() {
        var json = JsonReader.object("{\"s\":\"x\",\"n\":1,\"l\":[1],\"big\":1234567890123,\"neg\":-1,\"nul\":null}");

        assertThatThrownBy(() -> json.string("n")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.string("absent")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.optionalString("nul")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.integer("s")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.integer("big")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.integer("neg")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.array("s")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> json.array("l").strings()).isInstanceOf(MalformedException.class);
        assertThat(json.optionalString("absent")).isNull();
    }

    @Test
    void valueOfAnotherKindThanAskedForIsMalformed() {
        assertThatThrownBy(() -> JsonReader.object("[]")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> JsonReader.array("{}")).isInstanceOf(MalformedException.class);
    }
}
