package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KeyVectorsTest {

    private static final JsonNode FILE = Vectors.file("b_keys.json");

    @TestFactory
    Stream<DynamicTest> keysAreReadAndWrittenByteForByte() {
        return Vectors.forEach(FILE.get("keys"), KeyVectorsTest::checkKey);
    }

    @TestFactory
    Stream<DynamicTest> keysAreMadeFromKeyMaterialByteForByte() {
        return Vectors.forEach(FILE.get("from_key_material"), vector -> {
            var made = Ed25519PrivateKey.fromKeyMaterial(Vectors.bytes(vector, "key_material_b64"));

            assertThat(made.exportDer()).isEqualTo(Vectors.bytes(vector, "private_key_b64"));
            checkPublicKey(made.publicKey(), vector);
        });
    }

    private static void checkKey(JsonNode vector) {
        checkPublicKey(Vectors.publicKey(vector), vector);
        if (Vectors.isRetired(vector)) {
            assertThatThrownBy(() -> Vectors.privateKey(vector)).isInstanceOf(UnsupportedKeyTypeException.class);
            return;
        }
        var privateKey = Vectors.privateKey(vector);
        assertThat(privateKey.exportDer()).isEqualTo(Vectors.bytes(vector, "private_key_b64"));
        checkPublicKey(privateKey.publicKey(), vector);
    }

    private static void checkPublicKey(PublicKey key, JsonNode vector) {
        assertThat(key.toDer()).isEqualTo(Vectors.bytes(vector, "public_key_b64"));
        assertThat(key.id().hex()).isEqualTo(vector.get("identifier_hex").asText());
        assertThat(key.legacyId().hex())
                .isEqualTo(vector.get("identifier_sha256_hex").asText());
    }
}
