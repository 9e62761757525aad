package io.chate2ee.contract.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.json.InvalidJsonException;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The text of a line, version 1. What does not apply is left out. */
final class AuditJson {
    private static final int VERSION = 1;

    private AuditJson() {}

    static byte[] write(AuditRecord line) {
        AuditEntry entry = line.entry();
        ObjectNode node = Json.object();
        node.put("version", VERSION).put("service", line.service());
        node.put("run", line.run()).put("number", line.number());
        node.put("time", line.time().toString());
        node.put("action", word(entry.action())).put("outcome", word(entry.outcome()));
        AuditActor by = entry.by();
        if (by != null) {
            node.putObject("by").put(word(by.kind()), by.name());
        }
        putIfThere(node, "about", entry.about());
        putIfThere(node, "reason", entry.reason());
        putIfThere(node, "requestId", entry.requestId());
        if (!entry.details().isEmpty()) {
            entry.details().forEach(node.putObject("details")::put);
        }
        return Json.write(node);
    }

    static AuditRecord read(byte[] value) {
        JsonObject line = Json.readObject(value);
        if (line.smallNumber("version") != VERSION) {
            throw new InvalidJsonException("field 'version' is not " + VERSION);
        }
        var entry = new AuditEntry(
                known("action", line.text("action"), AuditAction.values()),
                known("outcome", line.text("outcome"), AuditOutcome.values()),
                line.optionalObject("by").map(AuditJson::actor).orElse(null),
                line.optionalText("about").orElse(null),
                line.optionalText("reason").orElse(null),
                line.optionalText("requestId").orElse(null),
                line.optionalObject("details").map(AuditJson::texts).orElseGet(TreeMap::new));
        return new AuditRecord(line.text("service"), line.text("run"), line.number("number"), line.time("time"), entry);
    }

    private static AuditActor actor(JsonObject by) {
        Optional<Map.Entry<String, String>> only = texts(by).entrySet().stream().findFirst();
        return only.map(name -> new AuditActor(known("by", name.getKey(), AuditActor.Kind.values()), name.getValue()))
                .orElseThrow(() -> new InvalidJsonException("field 'by' names nobody"));
    }

    private static SortedMap<String, String> texts(JsonObject object) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : object.node().properties()) {
            texts.put(each.getKey(), object.text(each.getKey()));
        }
        return texts;
    }

    private static <E extends Enum<E>> E known(String field, String text, E[] values) {
        return Arrays.stream(values)
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidJsonException("field '" + field + "' has no known value"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void putIfThere(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
