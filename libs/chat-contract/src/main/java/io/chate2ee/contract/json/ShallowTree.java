package io.chate2ee.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Reads JSON from the top to a depth, and passes over what lies below; memory and stack stay bounded, however deep that is. */
final class ShallowTree {
    /** Passing over costs next to nothing; a text as deep as this holds nothing else. */
    private static final int DEEPEST = 100_000;

    /** Nobody writes such numbers, but whoever may write one must not be able to hide what stands beside it. */
    private static final int LONGEST_NUMBER = 10_000;

    private static final JsonFactory PARSERS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int depth;

    private ShallowTree(JsonParser parser, int depth) {
        this.parser = parser;
        this.depth = depth;
    }

    /** The object that the text is; a missing node if it is none. */
    static JsonNode read(byte[] text, int depth) throws IOException {
        try (JsonParser parser = PARSERS.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return MissingNode.getInstance();
            }
            JsonNode tree = new ShallowTree(parser, depth).object(1);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something behind the object");
            }
            return tree;
        }
    }

    private ObjectNode object(int level) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            Optional<JsonNode> value = value(level + 1);
            if (value.isPresent()) {
                object.set(name, value.get());
            }
        }
        return object;
    }

    private ArrayNode array(int level) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            value(level + 1).ifPresent(array::add);
        }
        return array;
    }

    private Optional<JsonNode> value(int level) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return Optional.of(scalar());
        }
        if (level > depth) {
            parser.skipChildren();
            return Optional.empty();
        }
        return Optional.of(parser.isExpectedStartObjectToken() ? object(level) : array(level));
    }

    private JsonNode scalar() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            default -> NODES.nullNode();
        };
    }
}
