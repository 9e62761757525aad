package io.chate2ee.standin.record;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.CloudAnswer;
import io.chate2ee.standin.exchange.Notes;
import io.chate2ee.standin.exchange.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a call while it runs. Handed from thread to thread, never used by two at once. */
public final class OpenCall {

    private final long number;
    private final CallClock clock;
    private final Instant startedAt;
    private final long startedTick;
    private final CallSource source;
    private final Operation operation;
    private final Notes notes = new Notes();
    private @Nullable Caller caller;
    private List<String> faults = List.of();
    private boolean applied;
    private long requestBytes;

    /** A call that has just arrived. */
    public OpenCall(long number, CallClock clock, CallSource source, Operation operation) {
        this.number = number;
        this.clock = clock;
        this.startedAt = clock.now();
        this.startedTick = clock.tick();
        this.source = source;
        this.operation = operation;
    }

    /** What is called. */
    public Operation operation() {
        return operation;
    }

    /** Whom the token speaks for, once it is found valid. */
    public @Nullable Caller caller() {
        return caller;
    }

    /** Where the operation writes down its arguments. */
    public Notes notes() {
        return notes;
    }

    /** The token is valid. */
    public void madeBy(Caller theCaller) {
        caller = theCaller;
    }

    /** How long the body is. */
    public void requestBytes(long length) {
        requestBytes = length;
    }

    /** What fault rules do to the call. */
    public void spoiledBy(List<String> labels) {
        faults = labels;
    }

    /** Whether the operation ran and succeeded. */
    public void applied(boolean success) {
        applied = success;
    }

    /** The record of a call that is answered now. */
    public CallRecord answered(CloudAnswer answer, long responseBytes) {
        return ended(answer.status(), answer.code(), responseBytes);
    }

    /** The record of a call whose connection is closed now instead. */
    public CallRecord abandoned() {
        return ended(0, 0, 0);
    }

    private CallRecord ended(int status, int code, long responseBytes) {
        return new CallRecord(
                number,
                notes.order(),
                new CallTimes(startedAt, clock.now(), startedTick, clock.tick()),
                source,
                caller == null ? null : caller.app(),
                caller == null ? null : caller.identity(),
                operation,
                notes.values(),
                status,
                code,
                applied,
                faults,
                requestBytes,
                responseBytes);
    }
}
