package io.chate2ee.virgil.json;

import io.chate2ee.virgil.MalformedException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value. */
public sealed interface JsonValue {

    /** Text. */
    record JsonString(String value) implements JsonValue {}

    /** A number, kept as it was written. */
    record JsonNumber(String text) implements JsonValue {}

    /** True or false. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** Null. */
    record JsonNull() implements JsonValue {}

    /** A list. */
    record JsonArray(List<JsonValue> elements) implements JsonValue {

        /** Copies the list. */
        public JsonArray {
            elements = List.copyOf(elements);
        }

        /** All elements, which must be strings. */
        public List<String> strings() {
            return elements.stream().map(JsonArray::requireString).toList();
        }

        private static String requireString(JsonValue element) {
            if (element instanceof JsonString string) {
                return string.value();
            }
            throw new MalformedException("JSON: a list of strings expected");
        }
    }

    /** An object; its members keep their order. The readers below throw {@link MalformedException} on another type. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {

        private static final int LONGEST_NUMBER = 12;
        private static final long LATEST_SECOND = 253_402_300_799L;

        /** Copies the members. */
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** Whether there is such a string. */
        public boolean hasString(String name) {
            return members.get(name) instanceof JsonString;
        }

        /** Whether there is such a string with this value. */
        public boolean isString(String name, String value) {
            return members.get(name) instanceof JsonString string
                    && string.value().equals(value);
        }

        /** A string that must be there. */
        public String string(String name) {
            if (members.get(name) instanceof JsonString string) {
                return string.value();
            }
            throw new MalformedException("JSON: string \"" + name + "\" expected");
        }

        /** A string that may be absent. */
        public @Nullable String optionalString(String name) {
            return members.containsKey(name) ? string(name) : null;
        }

        /** A list that must be there. */
        public JsonArray array(String name) {
            if (members.get(name) instanceof JsonArray array) {
                return array;
            }
            throw new MalformedException("JSON: list \"" + name + "\" expected");
        }

        /** A whole number that is not negative and has at most 12 digits, without fraction or exponent. */
        public long integer(String name) {
            if (members.get(name) instanceof JsonNumber number
                    && number.text().length() <= LONGEST_NUMBER
                    && number.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(number.text());
            }
            throw new MalformedException("JSON: whole number \"" + name + "\" expected");
        }

        /** A time in whole seconds since 1970, not after the year 9999. */
        public Instant instant(String name) {
            long seconds = integer(name);
            if (seconds > LATEST_SECOND) {
                throw new MalformedException("JSON: time \"" + name + "\" is too far away");
            }
            return Instant.ofEpochSecond(seconds);
        }
    }
}
