package io.chate2ee.stack.suite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Settings of a service by the names its documentation uses, handed over as environment variables. May hold secrets. */
public final class Settings {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a setting, or replaces it. */
    public Settings with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** Adds a number. */
    public Settings with(String name, int value) {
        return with(name, Integer.toString(value));
    }

    /** The same settings, to which others can be added. */
    public Settings copy() {
        Settings copy = new Settings();
        values.forEach(copy::with);
        return copy;
    }

    /** MicroProfile's rule: everything but letters and digits becomes an underscore, letters become capitals. */
    public Map<String, String> asEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        values.forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
