package io.chate2ee.standin.record;

import io.chate2ee.standin.exchange.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calls somebody asks for; {@code null} means any.
 *
 * @param operation what was called
 * @param app the caller's application
 * @param identity the caller's identity
 * @param status HTTP status of the answer
 * @param code error code of the answer
 * @param applied whether the operation ran and succeeded
 * @param after only calls with a larger number
 * @param arguments only calls with all of these arguments, compared as text
 */
public record CallFilter(
        @Nullable Operation operation,
        @Nullable String app,
        @Nullable String identity,
        @Nullable Integer status,
        @Nullable Integer code,
        @Nullable Boolean applied,
        long after,
        Map<String, String> arguments) {

    /** Lets every call through. */
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, null, 0, Map.of());

    /** Keeps the filter from changing. */
    public CallFilter {
        arguments = Map.copyOf(arguments);
    }

    /** Whether a call is asked for. */
    public boolean admits(CallRecord call) {
        return (operation == null || operation == call.operation())
                && (app == null || app.equals(call.app()))
                && (identity == null || identity.equals(call.identity()))
                && (status == null || status == call.status())
                && (code == null || code == call.code())
                && (applied == null || applied == call.applied())
                && call.number() > after
                && arguments.entrySet().stream()
                        .allMatch(wanted -> wanted.getValue()
                                .equals(String.valueOf(call.arguments().get(wanted.getKey()))));
    }
}
