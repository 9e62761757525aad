package io.chate2ee.http.caller;

import io.chate2ee.http.start.WrongSetting;
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
            throw WrongSetting.of(SETTING, "names 'none' beside others");
        }
        if (order.kinds().isEmpty()) {
            throw WrongSetting.of(SETTING, "names no way to log in");
        }
        if (Set.copyOf(order.kinds()).size() < order.kinds().size()) {
            throw WrongSetting.of(SETTING, "names a way to log in twice");
        }
        return order;
    }

    /** Whether a kind is switched on. */
    public boolean has(CallerKind kind) {
        return kinds.contains(kind);
    }
}
