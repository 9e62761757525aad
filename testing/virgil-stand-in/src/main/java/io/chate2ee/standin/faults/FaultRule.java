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
 * @param times how many matching calls to spoil after that; {@link #EVERY} for all
 * @param share how many of those that would be spoiled really are: 1 for all, 0.1 for about every tenth
 * @param seed decides which, and how long delays of a range are: the same seed, the same calls of a run
 * @param fault what to do to them
 */
public record FaultRule(
        @Nullable Operation operation,
        @Nullable String app,
        @Nullable String identity,
        int skip,
        int times,
        double share,
        long seed,
        Fault fault) {

    /** As many times as there are calls. */
    public static final int EVERY = Integer.MAX_VALUE;

    /** Checks the counts. */
    public FaultRule {
        if (skip < 0 || times < 1) {
            throw new IllegalArgumentException("a rule skips none or some calls and spoils at least one");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is above 0 and at most 1");
        }
    }

    /** Spoils the next calls of an operation, whoever makes them. */
    public static FaultRule next(int times, Operation operation, Fault fault) {
        return new FaultRule(operation, null, null, 0, times, 1, 0, fault);
    }

    /** Spoils a share of all calls of an operation, whoever makes them, until it is dropped. */
    public static FaultRule share(double share, long seed, Operation operation, Fault fault) {
        return new FaultRule(operation, null, null, 0, EVERY, share, seed, fault);
    }

    /** Whether a call is one of those; a caller is {@code null} if its token was refused. */
    boolean matches(Operation called, @Nullable Caller caller) {
        return (operation == null || operation == called)
                && (app == null || (caller != null && app.equals(caller.app())))
                && (identity == null || (caller != null && identity.equals(caller.identity())));
    }
}
