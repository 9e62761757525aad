package io.chate2ee.virgil.json;

/**
 * Writes compact JSON, with the escapes of JavaScript's {@code JSON.stringify}: signed texts must come out byte for byte
 * as Virgil's JavaScript library writes them. Trusts its caller to open and close in order.
 */
public final class JsonWriter {

    private static final String HEX = "0123456789abcdef";
    private static final char FIRST_PRINTABLE = 0x20;

    private final StringBuilder out = new StringBuilder(256);
    private boolean separate;

    /** Opens an object. */
    public JsonWriter beginObject() {
        return open('{');
    }

    /** Closes an object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens a list. */
    public JsonWriter beginArray() {
        return open('[');
    }

    /** Closes a list. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** Writes a member's name; its value follows. */
    public JsonWriter name(String name) {
        value(name);
        out.append(':');
        separate = false;
        return this;
    }

    /** Writes a member with a string. */
    public JsonWriter member(String name, String value) {
        return name(name).value(value);
    }

    /** Writes a member with a whole number. */
    public JsonWriter member(String name, long value) {
        name(name);
        out.append(value);
        separate = true;
        return this;
    }

    /** Writes a member with a list of strings. */
    public JsonWriter member(String name, Iterable<String> values) {
        name(name).beginArray();
        values.forEach(this::value);
        return endArray();
    }

    /** Writes a string. */
    public JsonWriter value(String value) {
        comma();
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        out.append('"');
        separate = true;
        return this;
    }

    /** What has been written. */
    public String text() {
        return out.toString();
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> plainOrNumeric(c);
        }
    }

    private void plainOrNumeric(char c) {
        if (c >= FIRST_PRINTABLE) {
            out.append(c);
        } else {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }

    private JsonWriter open(char bracket) {
        comma();
        out.append(bracket);
        separate = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        separate = true;
        return this;
    }

    private void comma() {
        if (separate) {
            out.append(',');
        }
    }
}
