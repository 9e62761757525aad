package io.chate2ee.groupsync.settings;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Refuses a start with one line that names the setting; the framework prints the message of this kind without a trace. */
public final class Refusal {
    private Refusal() {}

    /**
     * The error that stops the start.
     *
     * @param setting the setting's name as the operator writes it
     * @param complaint what is wrong with it, without its value
     */
    public static ConfigurationException of(String setting, String complaint) {
        return new ConfigurationException(
                "group-sync-service cannot start: setting '" + setting + "' " + complaint, Set.of(setting));
    }

    /** The value of a setting without which there is no start. */
    public static String required(String setting, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> of(setting, "is missing"));
    }

    /**
     * Reads a setting; anything that goes wrong becomes a refusal that does not repeat the value.
     *
     * @param setting the setting's name
     * @param complaint what it should have been
     * @param reading parses it
     */
    public static <T> T unless(String setting, String complaint, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException unreadable) {
            // Whatever the parser says might quote a secret, so neither its message nor its trace is passed on.
            throw of(setting, complaint);
        }
    }
}
