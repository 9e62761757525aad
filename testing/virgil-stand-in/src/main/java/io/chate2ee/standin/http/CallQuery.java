package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallFilter;
import io.vertx.core.MultiMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /control/calls}: operation, app, identity, status, code, after; each at most once. */
final class CallQuery {

    private static final Set<String> NAMES = Set.of("operation", "app", "identity", "status", "code", "after");

    private CallQuery() {}

    /** Reads a filter; a parameter that is not known is an error, or a slip of the pen would show every call. */
    static CallFilter read(MultiMap query) {
        for (var name : query.names()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("unknown parameter " + name);
            }
        }
        var after = number(query, "after");
        return new CallFilter(
                operation(query.get("operation")),
                query.get("app"),
                query.get("identity"),
                number(query, "status"),
                number(query, "code"),
                after == null ? 0 : after);
    }

    private static @Nullable Operation operation(@Nullable String label) {
        if (label == null) {
            return null;
        }
        return Operation.labelled(label).orElseThrow(() -> new IllegalArgumentException("unknown operation " + label));
    }

    private static @Nullable Integer number(MultiMap query, String name) {
        var text = query.get(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is not a number", notANumber);
        }
    }
}
