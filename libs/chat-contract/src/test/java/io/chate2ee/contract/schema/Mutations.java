package io.chate2ee.contract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Spoils examples one field at a time. */
final class Mutations {
    /** Fields that may be left out, or that readers can do without though writers always give them. */
    private static final Set<String> OPTIONAL = Set.of(
            "subject",
            "time",
            "datacontenttype",
            "creator",
            "by",
            "owner",
            "members",
            "banned",
            "createdAt",
            "identity",
            "uid",
            "forgotten",
            "granted",
            "about",
            "details",
            "guid");

    private Mutations() {}

    static Map<String, JsonNode> of(JsonNode example) {
        Map<String, JsonNode> spoilt = new LinkedHashMap<>();
        boolean event = example.has("specversion");
        spoil(spoilt, example, "", event);
        if (event && !example.path("type").asText().equals("com.cometchat.webhook")) {
            spoil(spoilt, example, "data", true);
        }
        return spoilt;
    }

    private static void spoil(Map<String, JsonNode> spoilt, JsonNode example, String inside, boolean event) {
        JsonNode object = inside.isEmpty() ? example : example.path(inside);
        object.fieldNames().forEachRemaining(field -> {
            if (field.equals("datacontenttype")) {
                return;
            }
            String where = inside.isEmpty() ? field : inside + "." + field;
            spoilt.put(
                    where + " of another type",
                    changed(example, inside, copy -> copy.putArray(field).addObject()));
            if (!OPTIONAL.contains(field) || (!event && field.equals("guid"))) {
                spoilt.put(where + " left out", changed(example, inside, copy -> copy.remove(field)));
            }
            JsonNode value = object.path(field);
            if (value.isArray() && event) {
                spoilt.put(
                        where + " with a bad id",
                        changed(example, inside, copy -> ((ArrayNode) copy.get(field)).add("not an id")));
                spoilt.put(
                        where + " with a number",
                        changed(example, inside, copy -> ((ArrayNode) copy.get(field)).add(7)));
            }
            if (value.asText().matches("\\d{4}-\\d{2}-\\d{2}T.*")) {
                spoilt.put(where + " of no time", changed(example, inside, copy -> copy.put(field, "soon")));
                spoilt.put(
                        where + " before 1970",
                        changed(example, inside, copy -> copy.put(field, "1969-12-31T23:59:59Z")));
            }
        });
    }

    private static JsonNode changed(JsonNode example, String inside, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode copy = example.deepCopy();
        change.accept(inside.isEmpty() ? copy : (ObjectNode) copy.get(inside));
        return copy;
    }
}
