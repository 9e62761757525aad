package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Files made by running Virgil's own libraries. {@code -Dvectors=DIR} names another folder with the same files, which are
 * then run in place of these; a relative one counts from where Maven was started. What is not there fails.
 */
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

    /** One test for each entry of a list, which must be there, and in the files kept here must have entries. */
    static Stream<DynamicTest> forEach(@Nullable JsonNode list, ThrowingConsumer<JsonNode> test) {
        assertThat(list).as("list of vectors").isNotNull();
        assertThat(list.isArray()).as("vectors are a list").isTrue();
        assertThat(list.isEmpty() && otherFolder() == null)
                .as("no vector to run")
                .isFalse();
        var count = new int[1];
        return entries(list).map(entry -> DynamicTest.dynamicTest(nameOf(entry, count[0]++), () -> test.accept(entry)));
    }

    /** Those entries of a list that a test is about. */
    static JsonNode those(JsonNode list, Predicate<JsonNode> wanted) {
        return JSON.createArrayNode().addAll(entries(list).filter(wanted).toList());
    }

    static Stream<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static byte[] bytes(JsonNode entry, String field) {
        assertThat(entry.hasNonNull(field)).as(field).isTrue();
        return Base64.getDecoder().decode(entry.get(field).asText());
    }

    /** Keys that can be verified with, but neither encrypted to nor read as private keys. */
    static boolean isRetired(JsonNode key) {
        return key.get("type").asText().contains("ROUND5");
    }

    static boolean isEd25519(JsonNode key) {
        return key.get("type").asText().equals("ED25519");
    }

    static PublicKey publicKey(JsonNode key) {
        return PublicKey.fromBase64(key.get("public_key_b64").asText());
    }

    static PrivateKey privateKey(JsonNode key) {
        return PrivateKey.parse(key.get("private_key_b64").asText());
    }

    private static String nameOf(JsonNode entry, int index) {
        return Stream.of("name", "type", "identity", "signer", "epoch")
                .filter(entry::hasNonNull)
                .findFirst()
                .map(field -> index + ": " + entry.get(field).asText())
                .orElse("" + index);
    }

    private static InputStream open(String name) throws IOException {
        var folder = otherFolder();
        if (folder != null) {
            return Files.newInputStream(folder.resolve(name));
        }
        var in = Vectors.class.getResourceAsStream("/vectors/" + name);
        assertThat(in).as(name).isNotNull();
        return in;
    }

    private static @Nullable Path otherFolder() {
        var folder = System.getProperty("vectors", "");
        return folder.isBlank()
                ? null
                : Path.of(System.getProperty("started.in", "")).resolve(folder);
    }
}
