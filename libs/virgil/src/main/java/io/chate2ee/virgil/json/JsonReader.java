package io.chate2ee.virgil.json;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.json.JsonValue.JsonArray;
import io.chate2ee.virgil.json.JsonValue.JsonBoolean;
import io.chate2ee.virgil.json.JsonValue.JsonNull;
import io.chate2ee.virgil.json.JsonValue.JsonNumber;
import io.chate2ee.virgil.json.JsonValue.JsonObject;
import io.chate2ee.virgil.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 has it and not a character more. A name may occur once in an object, and nesting is limited, so
 * that reading takes time and memory in proportion to the text.
 */
public final class JsonReader {

    private static final int DEEPEST = 16;

    private final JsonScanner scanner;
    private int depth;

    private JsonReader(String text) {
        this.scanner = new JsonScanner(text);
    }

    /**
     * Reads one value.
     *
     * @throws MalformedException if the text is not exactly one JSON value
     */
    public static JsonValue value(String text) {
        var reader = new JsonReader(text);
        var value = reader.value();
        reader.scanner.end();
        return value;
    }

    /**
     * Reads one object.
     *
     * @throws MalformedException if the text is not exactly one JSON object
     */
    public static JsonObject object(String text) {
        if (value(text) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedException("JSON: object expected");
    }

    /**
     * Reads one list.
     *
     * @throws MalformedException if the text is not exactly one JSON list
     */
    public static JsonArray array(String text) {
        if (value(text) instanceof JsonArray array) {
            return array;
        }
        throw new MalformedException("JSON: list expected");
    }

    private JsonValue value() {
        return switch (scanner.peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(scanner.string());
            case 't' -> literal("true", new JsonBoolean(true));
            case 'f' -> literal("false", new JsonBoolean(false));
            case 'n' -> literal("null", new JsonNull());
            default -> new JsonNumber(scanner.number());
        };
    }

    private JsonValue literal(String word, JsonValue value) {
        scanner.expect(word);
        return value;
    }

    private JsonObject object() {
        enter();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        scanner.expect("{");
        if (!scanner.skip('}')) {
            do {
                scanner.peek();
                var name = scanner.string();
                scanner.expectMark(':');
                if (members.putIfAbsent(name, value()) != null) {
                    throw new MalformedException("JSON: a name occurs twice");
                }
            } while (scanner.skip(','));
            scanner.expectMark('}');
        }
        depth--;
        return new JsonObject(members);
    }

    private JsonArray array() {
        enter();
        List<JsonValue> elements = new ArrayList<>();
        scanner.expect("[");
        if (!scanner.skip(']')) {
            do {
                elements.add(value());
            } while (scanner.skip(','));
            scanner.expectMark(']');
        }
        depth--;
        return new JsonArray(elements);
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new MalformedException("JSON: nested too deeply");
        }
    }
}
