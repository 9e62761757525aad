package io.chate2ee.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A label selector, read as Kubernetes reads it. */
record Selector(JsonNode json) {
    boolean matches(Map<String, String> labels) {
        for (var wanted : Manifest.texts(json.path("matchLabels")).entrySet()) {
            if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : json.path("matchExpressions")) {
            if (!holds(expression, labels.get(expression.path("key").asText()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(JsonNode expression, @Nullable String label) {
        boolean named = false;
        for (JsonNode value : expression.path("values")) {
            named |= value.asText().equals(label);
        }
        String operator = expression.path("operator").asText();
        return switch (operator) {
            case "In" -> named;
            case "NotIn" -> !named;
            default -> throw new IllegalArgumentException("a selector with the operator " + operator);
        };
    }
}
