package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KeyVectorsTest {

    private static final JsonNode FILE = Vectors.file("b_keys.json");

    @TestFactory
    Stream<DynamicTest> keysAreReadAndWrittenByteForByte() {
        return Vectors.forEach(FILE.get("keys"), this::checkKey);
    }

    @TestFactory
    Stream<DynamicTest> keysMadeFromKeyMaterialAreOrdinaryKeys() {
        return Vectors.forEach(FILE.get("from_key_material"), this::checkKey);
    }

    private void checkKey(JsonNode vector) {
        if (Vectors.isEd25519(vector)) {
            checkEd25519(vector);
        } else {
            checkRefusedByType(vector);
        }
    }

    private void checkEd25519(JsonNode vector) {
        var publicKey = Vectors.publicKey(vector);
        var privateKey = Vectors.privateKey(vector);

        assertThat(publicKey.toDer()).isEqualTo(Vectors.bytes(vector, "public_key_b64"));
        assertThat(publicKey.id().hex()).isEqualTo(vector.get("identifier_hex").asText());
        assertThat(privateKey.exportDer()).isEqualTo(Vectors.bytes(vector, "private_key_b64"));
        assertThat(privateKey.publicKey()).isEqualTo(publicKey);
    }

    private void checkRefusedByType(JsonNode vector) {
        var publicText = vector.get("public_key_b64").asText();
        var privateText = vector.get("private_key_b64").asText();

        assertThatThrownBy(() -> PublicKey.fromBase64(publicText)).isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> PrivateKey.parse(privateText)).isInstanceOf(UnsupportedKeyTypeException.class);
    }
}
