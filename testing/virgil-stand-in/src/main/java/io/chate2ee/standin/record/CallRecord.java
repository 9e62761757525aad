package io.chate2ee.standin.record;

import io.chate2ee.standin.exchange.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call, written when it has ended.
 *
 * @param number counts calls up in the order they arrived, from 1
 * @param order counts calls to cards and Keyknox up in the order they took effect; no two did at once. 0 for calls that never
 *     got that far, and for brainkey calls, which change nothing
 * @param times when it ran
 * @param source where it came from
 * @param app the caller's application, if its token was valid
 * @param identity the caller's identity, if its token was valid
 * @param operation what was called
 * @param arguments what it was called with and what came of it; never content, keys, passwords or tokens
 * @param status HTTP status of the answer; 0 if the connection was closed without one
 * @param code error code of the answer's body; 0 for success and where there was no answer
 * @param applied whether the operation ran and succeeded, even if the caller was not told
 * @param faults what a fault rule did to the call, in words; empty for most
 * @param requestBytes length of the request's body
 * @param responseBytes length of the answer's body, as far as it was sent
 */
public record CallRecord(
        long number,
        long order,
        CallTimes times,
        CallSource source,
        @Nullable String app,
        @Nullable String identity,
        Operation operation,
        Map<String, Object> arguments,
        int status,
        int code,
        boolean applied,
        List<String> faults,
        long requestBytes,
        long responseBytes) {

    /** Keeps the record from changing. */
    public CallRecord {
        arguments = Map.copyOf(arguments);
        faults = List.copyOf(faults);
    }

    /** The record as the control page shows it; times in ISO 8601. */
    public JsonObject toJson() {
        var shown = new JsonObject();
        arguments.forEach((name, value) ->
                shown.put(name, value instanceof List<?> list ? new JsonArray(new ArrayList<>(list)) : value));
        return new JsonObject()
                .put("number", number)
                .put("order", order)
                .put("startedAt", times.startedAt().toString())
                .put("endedAt", times.endedAt().toString())
                .put("startedTick", times.startedTick())
                .put("endedTick", times.endedTick())
                .put("peer", source.peer())
                .put("agent", source.agent())
                .put("app", app)
                .put("identity", identity)
                .put("operation", operation.label())
                .put("arguments", shown)
                .put("status", status)
                .put("code", code)
                .put("applied", applied)
                .put("faults", new JsonArray(new ArrayList<>(faults)))
                .put("requestBytes", requestBytes)
                .put("responseBytes", responseBytes);
    }
}
