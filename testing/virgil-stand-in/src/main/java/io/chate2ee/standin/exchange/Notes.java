package io.chate2ee.standin.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation writes down about its arguments and result, for the record of calls. Never content, keys, passwords or
 * tokens. Used by one thread at a time.
 */
public final class Notes {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Writes something down; values are strings, numbers, booleans or lists of these. */
    public Notes put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** What is written so far. */
    public Map<String, Object> values() {
        return Map.copyOf(values);
    }
}
