package io.chate2ee.standin.http;

import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.record.CallFilter;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of the pages under {@code /control/calls}: operation, app, identity, status, code, applied, after, and
 * {@code argument.NAME} for any argument; each at most once.
 */
final class CallQuery {

    private static final Set<String> NAMES =
            Set.of("operation", "app", "identity", "status", "code", "applied", "after");
    private static final String ARGUMENT = "argument.";

    private CallQuery() {}

    /** Reads a filter; a parameter that is not known is an error, or a slip of the pen would show every call. */
    static CallFilter read(MultiMap query) {
        for (var name : query.names()) {
            if (!NAMES.contains(name) && !name.startsWith(ARGUMENT)) {
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
                truth(query, "applied"),
                after == null ? 0 : after,
                arguments(query));
    }

    private static Map<String, String> arguments(MultiMap query) {
        return query.names().stream()
                .filter(name -> name.startsWith(ARGUMENT))
                .collect(Collectors.toMap(name -> name.substring(ARGUMENT.length()), query::get));
    }

    private static @Nullable Boolean truth(MultiMap query, String name) {
        var text = query.get(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " is true or false");
        }
        return text == null ? null : Boolean.valueOf(text);
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
