package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.Operation;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rules as JSON: {@code {"operation"?, "app"?, "identity"?, "skip"?: 0, "times"?: 1, "fault": {"kind": "delay", "millis"} |
 * {"kind": "answer", "status", "code"?: 10000, "retryAfter"?} | {"kind": "drop-answer"} | {"kind": "close-connection"}}}.
 */
public final class FaultJson {

    private static final int INTERNAL_ERROR = 10000;

    private FaultJson() {}

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if it is not one, with a message for whoever wrote it
     */
    public static FaultRule read(JsonObject json) {
        try {
            return new FaultRule(
                    operation(json),
                    json.getString("app"),
                    json.getString("identity"),
                    json.getInteger("skip", 0),
                    json.getInteger("times", 1),
                    fault(json.getJsonObject("fault", new JsonObject())));
        } catch (ClassCastException wrongType) {
            throw new IllegalArgumentException("a field of the rule has the wrong type", wrongType);
        }
    }

    /** Writes a rule with what is left of it. */
    public static JsonObject write(Faults.Pending pending) {
        var rule = pending.rule();
        var operation = rule.operation();
        return new JsonObject()
                .put("operation", operation == null ? null : operation.label())
                .put("app", rule.app())
                .put("identity", rule.identity())
                .put("skip", pending.skip())
                .put("times", pending.left())
                .put("fault", new JsonObject().put("kind", rule.fault().label()));
    }

    private static @Nullable Operation operation(JsonObject json) {
        var label = json.getString("operation");
        if (label == null) {
            return null;
        }
        return Operation.labelled(label).orElseThrow(() -> new IllegalArgumentException("unknown operation " + label));
    }

    private static Fault fault(JsonObject json) {
        var kind = json.getString("kind", "");
        return switch (kind) {
            case "delay" -> new Fault.Delay(Duration.ofMillis(json.getLong("millis", 0L)));
            case "answer" ->
                new Fault.Answer(
                        json.getInteger("status", 0),
                        json.getInteger("code", INTERNAL_ERROR),
                        json.getString("retryAfter"));
            case "drop-answer" -> new Fault.DropAnswer();
            case "close-connection" -> new Fault.CloseConnection();
            default -> throw new IllegalArgumentException("unknown kind of fault '" + kind + "'");
        };
    }
}
