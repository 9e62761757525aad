package io.chate2ee.contract.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** CloudEvents 1.0, "Type System": a string has no control characters and no unpaired surrogates, and anything else. */
class AttributesTest {
    @Property(tries = 5_000)
    void aStringIsRefusedExactlyIfItHasWhatTheStandardBars(@ForAll("strings") String id) {
        boolean barred = id.codePoints().anyMatch(AttributesTest::barred);

        if (barred) {
            assertThatThrownBy(() -> read(id))
                    .isInstanceOf(InvalidJsonException.class)
                    .hasMessage("attribute 'ce_id' has control characters");
        } else {
            assertThatCode(() -> assertThat(read(id).id()).isEqualTo(id)).doesNotThrowAnyException();
        }
    }

    /** C0, DEL and C1 by the standard's own table. */
    private static boolean barred(int c) {
        return c <= 0x1f || (c >= 0x7f && c <= 0x9f) || (c >= 0xd800 && c <= 0xdfff);
    }

    private static CloudEvent read(String id) {
        return CloudEvents.read(
                Map.of("ce_specversion", "1.0", "ce_id", id, "ce_source", "/chat", "ce_type", "t"),
                Json.readObject(new byte[] {'{', '}'}));
    }

    @Provide
    Arbitrary<String> strings() {
        Arbitrary<Character> edges = Arbitraries.of(
                '\u0000', '\t', '\u001f', ' ', '~', '\u007f', '\u0080', '\u009f', '\u00a0', '\ud83d', '\ude00',
                '\uffff');
        Arbitrary<Character> any =
                Arbitraries.frequencyOf(Tuple.of(30, Arbitraries.chars().range(' ', '~')), Tuple.of(1, edges));
        return any.list().ofMinSize(1).ofMaxSize(30).map(chars -> {
            StringBuilder text = new StringBuilder();
            chars.forEach(text::append);
            return text.toString();
        });
    }
}
