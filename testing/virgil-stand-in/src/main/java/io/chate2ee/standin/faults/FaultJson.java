package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.Operation;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules as JSON: {@code {"operation"?, "app"?, "identity"?, "skip"?: 0, "times"?, "share"?: 1, "seed"?: 0, "fault": {"kind",
 * ...}}}. Without {@code times} a rule is for one call, or for every call if it has a share. What is not known is an error, or
 * a slip of the pen would spoil the wrong calls.
 */
public final class FaultJson {

    private static final int INTERNAL_ERROR = 10000;
    private static final Set<String> FIELDS =
            Set.of("operation", "app", "identity", "skip", "times", "share", "seed", "fault");
    private static final Map<String, Set<String>> FAULT_FIELDS = Map.of(
            "delay", Set.of("kind", "millis", "upToMillis"),
            "answer", Set.of("kind", "status", "code", "retryAfter"),
            "wrong-answer", Set.of("kind", "status", "body"),
            "skew-clock", Set.of("kind", "seconds"));

    private FaultJson() {}

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if it is not one, with a message for whoever wrote it
     */
    public static FaultRule read(JsonObject json) {
        requireKnown(json, FIELDS);
        try {
            return new FaultRule(
                    operation(json),
                    json.getString("app"),
                    json.getString("identity"),
                    json.getInteger("skip", 0),
                    json.getInteger("times", json.containsKey("share") ? FaultRule.EVERY : 1),
                    json.getDouble("share", 1.0),
                    json.getLong("seed", 0L),
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
                .put("share", rule.share())
                .put("seed", rule.seed())
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
        requireKnown(json, FAULT_FIELDS.getOrDefault(kind, Set.of("kind")));
        return switch (kind) {
            case "delay" -> delay(json);
            case "answer" ->
                new Fault.Answer(
                        json.getInteger("status", 0),
                        json.getInteger("code", INTERNAL_ERROR),
                        json.getString("retryAfter"));
            case "close-connection" -> new Fault.CloseConnection();
            case "reset-connection" -> new Fault.ResetConnection();
            case "drop-answer" -> new Fault.DropAnswer();
            case "cut-answer" -> new Fault.CutAnswer();
            case "wrong-answer" ->
                new Fault.WrongAnswer(
                        json.getInteger("status", 200), json.getString("body", Fault.WrongAnswer.NOT_JSON));
            case "half-apply" -> new Fault.HalfApply();
            case "expire-token" -> new Fault.ExpireToken();
            case "skew-clock" -> new Fault.SkewClock(Duration.ofSeconds(json.getLong("seconds", 0L)));
            default -> throw new IllegalArgumentException("unknown kind of fault '" + kind + "'");
        };
    }

    private static Fault delay(JsonObject json) {
        var from = json.getLong("millis", 0L);
        return new Fault.Delay(Duration.ofMillis(from), Duration.ofMillis(json.getLong("upToMillis", from)));
    }

    private static void requireKnown(JsonObject json, Set<String> names) {
        for (var name : json.fieldNames()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("unknown field " + name);
            }
        }
    }
}
