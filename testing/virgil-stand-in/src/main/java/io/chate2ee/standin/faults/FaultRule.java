package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What to do to which calls.
 *
 * @param operation only this operation, or any
 * @param app only callers of this application, or any
 * @param identity only this caller, or any
 * @param skip how many matching calls to let through first
 * @param times how many matching calls to spoil after that
 * @param fault what to do to them
 */
public record FaultRule(
        @Nullable Operation operation,
        @Nullable String app,
        @Nullable String identity,
        int skip,
        int times,
        Fault fault) {

    /** Checks the counts. */
    public FaultRule {
        if (skip < 0 || times < 1) {
            throw new IllegalArgumentException("a rule skips none or some calls and spoils at least one");
        }
    }

    /** Spoils the next calls of an operation, whoever makes them. */
    public static FaultRule next(int times, Operation operation, Fault fault) {
        return new FaultRule(operation, null, null, 0, times, fault);
    }

    /** Whether a call is one of those; a caller is {@code null} if its token was refused. */
    boolean matches(Operation called, @Nullable Caller caller) {
        return (operation == null || operation == called)
                && (app == null || (caller != null && app.equals(caller.app())))
                && (identity == null || (caller != null && identity.equals(caller.identity())));
    }
}
