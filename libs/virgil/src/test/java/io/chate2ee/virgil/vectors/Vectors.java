package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Files made by running Virgil's own libraries; {@code -Dvectors=DIR} names another folder of the same structure. */
final class Vectors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    static JsonNode file(String name) {
        try (var in = open(name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError("vectors are not readable: " + name, e);
        }
    }

    /** One test for each entry of a list, which must have entries. */
    static Stream<DynamicTest> forEach(JsonNode list, ThrowingConsumer<JsonNode> test) {
        assertThat(list).as("vectors").isNotEmpty();
        var count = new int[1];
        return entries(list).map(entry -> DynamicTest.dynamicTest(nameOf(entry, count[0]++), () -> test.accept(entry)));
    }

    static Stream<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static byte[] bytes(JsonNode entry, String field) {
        assertThat(entry.hasNonNull(field)).as(field).isTrue();
        return Base64.getDecoder().decode(entry.get(field).asText());
    }

    static boolean isEd25519(JsonNode key) {
        return key.get("type").asText().equals("ED25519");
    }

    static PublicKey publicKey(JsonNode key) {
        return PublicKey.fromBase64(key.get("public_key_b64").asText());
    }

    static Ed25519PrivateKey privateKey(JsonNode key) {
        return (Ed25519PrivateKey) PrivateKey.parse(key.get("private_key_b64").asText());
    }

    private static String nameOf(JsonNode entry, int index) {
        return Stream.of("name", "type", "identity", "signer", "epoch")
                .filter(entry::hasNonNull)
                .findFirst()
                .map(field -> index + ": " + entry.get(field).asText())
                .orElse("" + index);
    }

    private static InputStream open(String name) throws IOException {
        var folder = System.getProperty("vectors");
        if (folder != null) {
            return Files.newInputStream(Path.of(folder, name));
        }
        var in = Vectors.class.getResourceAsStream("/vectors/" + name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
