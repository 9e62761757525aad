package io.chate2ee.http.caller;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Set;

/**
 * The checked order of proofs.
 *
 * @param kinds at least one, none twice
 */
public record CallersOrder(List<CallerKind> kinds) {
    private static final String SETTING = "chat.callers.order";

    /** Copies the list. */
    public CallersOrder {
        kinds = List.copyOf(kinds);
    }

    /**
     * Reads the setting.
     *
     * @throws ConfigurationException one line that names it
     */
    public static CallersOrder of(CallersSettings settings) {
        var order = new CallersOrder(settings.order());
        if (order.kinds().isEmpty()) {
            throw new ConfigurationException("Setting " + SETTING + " names no way to log in", Set.of(SETTING));
        }
        if (Set.copyOf(order.kinds()).size() < order.kinds().size()) {
            throw new ConfigurationException("Setting " + SETTING + " names a way to log in twice", Set.of(SETTING));
        }
        return order;
    }

    /** Whether a kind is switched on. */
    public boolean has(CallerKind kind) {
        return kinds.contains(kind);
    }
}
