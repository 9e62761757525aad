package io.chate2ee.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Trees only, no data binding, so that native images need no reflection metadata. Depth and sizes are bounded. */
public final class Json {
    private static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(30)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Guessing UTF-16 or UTF-32 would let the same bytes mean different things to different readers.
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one JSON object in UTF-8.
     *
     * @param bytes the whole text; its size is the caller's to limit
     * @throws InvalidJsonException if it is not exactly one JSON object in UTF-8, has a key twice, or is nested more than
     *     32 deep
     */
    public static JsonObject readObject(byte[] bytes) {
        return object(() -> MAPPER.readTree(bytes));
    }

    /**
     * Reads one JSON object in UTF-8 into which others may put what they like, such as an app's own data about its groups: whatever is nested
     * more than 32 deep is left out. Were the whole refused for it, one user could hide what is said beside it.
     *
     * @param bytes the whole text; its size is the caller's to limit
     * @throws InvalidJsonException if it is not exactly one JSON object in UTF-8, or has a key twice
     */
    public static JsonObject readShallow(byte[] bytes) {
        return object(() -> ShallowTree.read(bytes, MAX_DEPTH));
    }

    private static JsonObject object(Reading reading) {
        JsonNode node;
        try {
            node = reading.run();
        } catch (JsonProcessingException notJson) {
            // The parser's own message can quote the content; only the place is passed on, where the parser knows it.
            JsonLocation place = notJson.getLocation();
            throw new InvalidJsonException("not valid JSON, nested too deep, or a key occurs twice"
                    + (place == null ? "" : ", at byte " + place.getByteOffset()));
        } catch (IOException notText) {
            // From memory, only a decoder can fail with this, and hostile bytes must never look like a broken disk.
            throw new InvalidJsonException("not valid UTF-8");
        }
        if (node == null || !node.isObject()) {
            throw new InvalidJsonException("expected a JSON object");
        }
        return new JsonObject(node);
    }

    /** A new, empty object to be filled. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Compact UTF-8 text of a tree. */
    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException cannotHappen) {
            throw new UncheckedIOException("a tree of plain values could not be written", cannotHappen);
        }
    }

    private interface Reading {
        JsonNode run() throws IOException;
    }
}
