package io.chate2ee.standin.record;

import io.chate2ee.standin.exchange.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Which calls somebody asks for; {@code null} means any.
 *
 * @param operation what was called
 * @param app the caller's application
 * @param identity the caller's identity
 * @param status HTTP status of the answer
 * @param code error code of the answer
 * @param after only calls with a larger number
 */
public record CallFilter(
        @Nullable Operation operation,
        @Nullable String app,
        @Nullable String identity,
        @Nullable Integer status,
        @Nullable Integer code,
        long after) {

    /** Lets every call through. */
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, 0);

    /** Whether a call is asked for. */
    public boolean admits(CallRecord call) {
        return (operation == null || operation == call.operation())
                && (app == null || app.equals(call.app()))
                && (identity == null || identity.equals(call.identity()))
                && (status == null || status == call.status())
                && (code == null || code == call.code())
                && call.number() > after;
    }
}
