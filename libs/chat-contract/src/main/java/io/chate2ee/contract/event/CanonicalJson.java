package io.chate2ee.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chate2ee.contract.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** A hash that does not depend on white space or the order of keys, in which samples of one webhook differ. */
final class CanonicalJson {
    private CanonicalJson() {}

    /** SHA-256 over the compact text with keys in order, 64 hex characters. */
    static String sha256(JsonNode node) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Json.write(ordered(node))));
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException("every Java has SHA-256", cannotHappen);
        }
    }

    /** Depth is bounded by the parser. */
    private static JsonNode ordered(JsonNode node) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            Collections.sort(names);
            ObjectNode copy = Json.object();
            names.forEach(name -> copy.set(name, ordered(node.path(name))));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Json.object().putArray("a");
            node.forEach(element -> copy.add(ordered(element)));
            return copy;
        }
        return node;
    }
}
