package io.chate2ee.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object whose fields are read strictly: a wrong type is an error that names the field; unknown fields are
 * tolerated, so that producers can be newer than consumers.
 *
 * @param node an object node
 */
public record JsonObject(JsonNode node) {
    /** Refuses anything but an object. */
    public JsonObject {
        if (!node.isObject()) {
            throw new InvalidJsonException("expected a JSON object");
        }
    }

    /**
     * A string that must be there.
     *
     * @throws InvalidJsonException if it is absent, null or of another type
     */
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> new InvalidJsonException("field '" + field + "' is missing"));
    }

    /** A string, or empty if the field is absent or null. */
    public Optional<String> optionalText(String field) {
        return present(field).map(value -> {
            if (!value.isTextual()) {
                throw wrongType(field, "a string");
            }
            return value.textValue();
        });
    }

    /** A whole number that must be there. */
    public long number(String field) {
        JsonNode value = present(field).orElseThrow(() -> new InvalidJsonException("field '" + field + "' is missing"));
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(field, "a whole number");
        }
        return value.longValue();
    }

    /** A boolean; absent or null counts as false. */
    public boolean flag(String field) {
        return present(field)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrongType(field, "true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    /** A whole number of at most 32 bits that must be there. */
    public int smallNumber(String field) {
        long value = number(field);
        if (value != (int) value) {
            throw wrongType(field, "a whole number of at most 32 bits");
        }
        return (int) value;
    }

    /** An RFC 3339 time that must be there, as {@link #optionalTime}. */
    public Instant time(String field) {
        return optionalTime(field).orElseThrow(() -> new InvalidJsonException("field '" + field + "' is missing"));
    }

    /** An RFC 3339 time of the years 1970 to 9999, or empty if the field is absent or null. */
    public Optional<Instant> optionalTime(String field) {
        return optionalText(field)
                .map(text -> Rfc3339.parse(text)
                        .orElseThrow(() -> wrongType(field, "an RFC 3339 time such as 2026-01-31T12:00:00Z")));
    }

    /** Strings in order; absent or null counts as empty. */
    public List<String> texts(String field) {
        Optional<JsonNode> array = present(field);
        if (array.isEmpty()) {
            return List.of();
        }
        if (!array.get().isArray()) {
            throw wrongType(field, "an array of strings");
        }
        List<String> texts = new ArrayList<>(array.get().size());
        for (JsonNode value : array.get()) {
            if (!value.isTextual()) {
                throw wrongType(field, "an array of strings");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** A nested object, or empty if the field is absent or null. */
    public Optional<JsonObject> optionalObject(String field) {
        return present(field).map(value -> {
            if (!value.isObject()) {
                throw wrongType(field, "an object");
            }
            return new JsonObject(value);
        });
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(node.get(field)).filter(value -> !value.isNull());
    }

    private static InvalidJsonException wrongType(String field, String expected) {
        return new InvalidJsonException("field '" + field + "' is not " + expected);
    }
}
