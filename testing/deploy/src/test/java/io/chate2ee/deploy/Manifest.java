package io.chate2ee.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** One rendered resource. */
record Manifest(JsonNode json) {
    String kind() {
        return json.path("kind").asText();
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String name() {
        return at("/metadata/name").asText();
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** Labels and spec of the pods that this makes; nothing where it makes none. */
    private JsonNode template() {
        return at(kind().equals("CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template");
    }

    /** The spec of its pods; nothing where it makes none. */
    JsonNode pod() {
        return template().path("spec").path("containers").isArray()
                ? template().path("spec")
                : template().path("none");
    }

    /** The one container of its pods. */
    JsonNode container() {
        return pod().path("containers").path(0);
    }

    Map<String, String> podLabels() {
        return texts(template().path("metadata").path("labels"));
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
