package io.chate2ee.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void unknownFieldsAreTolerated() {
        assertThat(object("{'a':'x','newer':{'b':[1]}}").text("a")).isEqualTo("x");
    }

    @Test
    void absentAndNullCountAsAbsent() {
        assertThat(object("{'a':null}").optionalText("a")).isEmpty();
        assertThat(object("{}").optionalText("a")).isEmpty();
        assertThat(object("{'a':null}").texts("a")).isEmpty();
        assertThat(object("{'a':null}").flag("a")).isFalse();
        assertThat(object("{'a':null}").optionalTime("a")).isEmpty();
        assertThat(object("{'a':null}").optionalObject("a")).isEmpty();
    }

    @Test
    void whatMustBeThereIsNamedWhenMissing() {
        assertThatThrownBy(() -> object("{}").text("a")).hasMessage("field 'a' is missing");
        assertThatThrownBy(() -> object("{}").number("a")).hasMessage("field 'a' is missing");
        assertThatThrownBy(() -> object("{'a':null}").time("a")).hasMessage("field 'a' is missing");
    }

    @Test
    void aWrongTypeIsRefusedByName() {
        assertThatThrownBy(() -> object("{'a':1}").text("a")).hasMessage("field 'a' is not a string");
        assertThatThrownBy(() -> object("{'a':'1'}").number("a")).hasMessage("field 'a' is not a whole number");
        assertThatThrownBy(() -> object("{'a':'true'}").flag("a")).hasMessage("field 'a' is not true or false");
        assertThatThrownBy(() -> object("{'a':'x'}").texts("a")).hasMessage("field 'a' is not an array of strings");
        assertThatThrownBy(() -> object("{'a':['x',1]}").texts("a")).hasMessage("field 'a' is not an array of strings");
        assertThatThrownBy(() -> object("{'a':['x',null]}").texts("a"))
                .hasMessage("field 'a' is not an array of strings");
        assertThatThrownBy(() -> object("{'a':[]}").optionalObject("a")).hasMessage("field 'a' is not an object");
        assertThatThrownBy(() -> object("{'a':17}").optionalTime("a")).hasMessage("field 'a' is not a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e2", "9223372036854775808", "-9223372036854775809"})
    void numbersThatAreNotWholeOrDoNotFitAreRefused(String number) {
        assertThatThrownBy(() -> object("{'a':" + number + "}").number("a"))
                .hasMessage("field 'a' is not a whole number");
    }

    @Test
    void smallNumbersMustFitInto32Bits() {
        assertThat(object("{'a':-2147483648}").smallNumber("a")).isEqualTo(Integer.MIN_VALUE);
        assertThatThrownBy(() -> object("{'a':2147483648}").smallNumber("a"))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("field 'a' is not a whole number of at most 32 bits");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z,2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.123456789Z,2026-01-31T12:00:00.123456789Z",
        "2026-01-31T14:30:00+02:30,2026-01-31T12:00:00Z",
        "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z,9999-12-31T23:59:59Z",
    })
    void timesAreReadWithTheirOffset(String text, Instant time) {
        assertThat(object("{'a':'" + text + "'}").time("a")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-02-30T12:00:00Z",
                "1769860800",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00"
            })
    void whatIsNotATimeThatEveryStoreCanHoldIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> object("{'a':'" + text + "'}").optionalTime("a"))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("field 'a' is not an RFC 3339 time such as 2026-01-31T12:00:00Z");
    }

    private static JsonObject object(String json) {
        return Json.readObject(json.replace('\'', '"').getBytes(UTF_8));
    }
}
