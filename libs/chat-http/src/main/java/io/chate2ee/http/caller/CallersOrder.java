package io.chate2ee.http.caller;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Set;

/**
 * The checked order of proofs.
 *
 * @param kinds none twice; empty only where nobody is let in, by the operator's own word
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
        if (settings.order().equals(List.of(CallerKind.NONE))) {
            return new CallersOrder(List.of());
        }
        var order = new CallersOrder(settings.order());
        if (order.has(CallerKind.NONE)) {
            throw new ConfigurationException("Setting " + SETTING + " names 'none' beside others", Set.of(SETTING));
        }
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
