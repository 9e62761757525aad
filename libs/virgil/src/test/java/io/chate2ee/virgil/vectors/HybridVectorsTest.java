package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hybrid and compound keys made of curves, which are wrapped for as ML-KEM-768 keys are. */
class HybridVectorsTest {

    private static final JsonNode FILE = Vectors.file("j_hybrid.json");

    @TestFactory
    Stream<DynamicTest> keysAreReadAndWrittenByteForByte() {
        return Vectors.forEach(FILE.get("items"), vector -> {
            var key = Vectors.privateKey(vector);

            assertThat(key.exportDer()).isEqualTo(Vectors.bytes(vector, "private_key_b64"));
            assertThat(key.publicKey()).isEqualTo(Vectors.publicKey(vector));
            assertThat(key.publicKey().toDer()).isEqualTo(Vectors.bytes(vector, "public_key_b64"));
            assertThat(key.publicKey().id().hex())
                    .isEqualTo(vector.get("identifier_hex").asText());
        });
    }

    @TestFactory
    Stream<DynamicTest> recipientsOpenWhatWasEncryptedToThem() {
        return Vectors.forEach(FILE.get("items"), vector -> {
            var envelope =
                    new Envelope(Vectors.bytes(vector, "metadata_b64"), Vectors.bytes(vector, "encrypted_data_b64"));

            assertThat(EnvelopeOpener.openUnsigned(envelope, Vectors.privateKey(vector)))
                    .isEqualTo(Vectors.bytes(vector, "data_b64"));
        });
    }
}
