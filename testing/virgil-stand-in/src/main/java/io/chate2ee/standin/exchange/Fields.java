package io.chate2ee.standin.exchange;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields of a JSON object strictly: a field of the wrong type is the given refusal. */
public record Fields(JsonObject json, Mistake wrongType) {

    /** A string that must be there. */
    public String text(String name) {
        var value = optionalText(name);
        wrongType.unless(value != null);
        return value == null ? "" : value;
    }

    /** A string, or {@code null} if it is absent or {@code null}. */
    public @Nullable String optionalText(String name) {
        var value = json.getValue(name);
        wrongType.unless(value == null || value instanceof String);
        return (String) value;
    }

    /** An array of strings that must be there. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : array(name)) {
            wrongType.unless(element instanceof String);
            texts.add(String.valueOf(element));
        }
        return List.copyOf(texts);
    }

    /** An array of objects that must be there. */
    public List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (var element : array(name)) {
            wrongType.unless(element instanceof JsonObject);
            objects.add(new Fields((JsonObject) element, wrongType));
        }
        return List.copyOf(objects);
    }

    private JsonArray array(String name) {
        var value = json.getValue(name);
        wrongType.unless(value instanceof JsonArray);
        return value instanceof JsonArray array ? array : new JsonArray();
    }

    /** Decodes standard base64, or throws the given refusal. */
    public static byte[] base64(String text, Mistake otherwise) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            // The decoder's message quotes content.
            throw otherwise.refusal();
        }
    }
}
