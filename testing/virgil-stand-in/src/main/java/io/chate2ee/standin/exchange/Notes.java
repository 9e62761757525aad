package io.chate2ee.standin.exchange;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation writes down about its arguments and result, for the record of calls. Never content, keys, passwords or
 * tokens. Used by one thread at a time.
 */
public final class Notes {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private long order;

    /** Writes something down; values are strings, numbers, booleans or lists of these. */
    public Notes put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** What is written so far. */
    public Map<String, Object> values() {
        return Map.copyOf(values);
    }

    /** The call takes effect now, as the one of this number. */
    public void order(long number) {
        order = number;
    }

    /** When the call took effect, counted over all calls; 0 if it never did. */
    public long order() {
        return order;
    }
}
