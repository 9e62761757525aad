package io.chate2ee.contract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The schemas and examples of one version of the contract, as resources.
 *
 * @param root {@code /contract} for the present one, {@code /contract-1.0} for the first
 */
record Published(String root, JsonSchemaFactory factory, Map<String, JsonSchema> parsed) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ID = "urn:chat-e2ee:contract:1.0:";

    static final Published NOW = new Published("/contract");
    static final Published FIRST = new Published("/contract-1.0");

    private Published(String root) {
        this(root, factory(root), new ConcurrentHashMap<>());
    }

    private static JsonSchemaFactory factory(String root) {
        Map<String, String> schemas = new HashMap<>();
        files(root + "/schemas").forEach(name -> {
            JsonNode schema = json(root + "/schemas/" + name);
            schemas.put(schema.get("$id").textValue(), schema.toString());
        });
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(schemas)));
    }

    /** What a schema finds wrong; empty if nothing. */
    List<String> complaints(String schema, JsonNode value) {
        return schema(schema).validate(value).stream().map(Object::toString).toList();
    }

    private JsonSchema schema(String name) {
        return parsed.computeIfAbsent(
                name,
                any -> factory.getSchema(
                        SchemaLocation.of(ID + name),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    JsonNode example(String name) {
        return json(root + "/examples/" + name);
    }

    List<String> examples() {
        return files(root + "/examples");
    }

    List<String> schemas() {
        return files(root + "/schemas");
    }

    JsonNode asyncApi() {
        return json(root + "/asyncapi.json");
    }

    static JsonNode json(String resource) {
        try (InputStream in = Published.class.getResourceAsStream(resource)) {
            return MAPPER.readTree(Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> files(String folder) {
        try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(Published.class.getResource(folder), folder)
                .toURI()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource's place is no path", e);
        }
    }
}
