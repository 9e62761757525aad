package io.chate2ee.http.start;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Refuses a start because of one setting, in one line that names it; {@link StartFailure} prints it without a trace. */
public final class WrongSetting {
    private WrongSetting() {}

    /**
     * The error that stops the start.
     *
     * @param setting the setting's name as the operator writes it
     * @param problem what is wrong with it, without its value if that may be a secret
     */
    public static ConfigurationException of(String setting, String problem) {
        return new ConfigurationException("Setting " + setting + " " + problem, Set.of(setting));
    }

    /**
     * The value of a setting without which there is no start.
     *
     * @throws ConfigurationException if it is absent or blank
     */
    public static String required(String setting, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> of(setting, "is not set"));
    }

    /**
     * Reads a setting that may be a secret.
     *
     * @param setting the setting's name
     * @param problem what it should have been
     * @param reading parses it
     * @throws ConfigurationException that does not repeat the value, if it cannot be read
     */
    public static <T> T unless(String setting, String problem, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException unreadable) {
            // Whatever the parser says might quote a secret, so neither its message nor its trace is passed on.
            throw of(setting, problem);
        }
    }
}
