package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.key.PublicKey;
import io.chate2ee.virgil.sign.Sha512;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SignatureVectorsTest {

    private static final JsonNode FILE = Vectors.file("c_signatures.json");
    private static final JsonNode NEGATIVE = Vectors.file("g_negative.json");

    @TestFactory
    Stream<DynamicTest> ed25519SignaturesVerifyAndAreMadeByteForByte() {
        return Vectors.forEach(FILE.get("ed25519"), vector -> {
            var data = Vectors.bytes(vector, "data_b64");
            var signature = Vectors.bytes(vector, "signature_b64");

            assertThat(HexFormat.of().formatHex(Sha512.digest(data)))
                    .isEqualTo(vector.get("data_sha512_hex").asText());
            assertThat(VirgilSignature.sign(Vectors.privateKey(vector.get("key")), data))
                    .isEqualTo(signature);
            assertThatCode(() -> VirgilSignature.verify(Vectors.publicKey(vector.get("key")), data, signature))
                    .doesNotThrowAnyException();
        });
    }

    @TestFactory
    Stream<DynamicTest> signaturesOfOtherTypesOfKeysVerify() {
        return Vectors.forEach(FILE.get("other_key_types"), vector -> {
            var key = Vectors.publicKey(vector.get("key"));
            var data = Vectors.bytes(vector, "data_b64");
            var signature = Vectors.bytes(vector, "signature_b64");
            var otherData = Arrays.copyOf(data, data.length + 1);

            assertThatCode(() -> VirgilSignature.verify(key, data, signature)).doesNotThrowAnyException();
            assertThatThrownBy(() -> VirgilSignature.verify(key, otherData, signature))
                    .isInstanceOf(BadSignatureException.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> signaturesMadeHereByOtherTypesOfKeysVerify() {
        var readable = Vectors.those(FILE.get("other_key_types"), vector -> !Vectors.isRetired(vector.get("key")));
        return Vectors.forEach(readable, vector -> {
            var data = Vectors.bytes(vector, "data_b64");

            var signature = VirgilSignature.sign(Vectors.privateKey(vector.get("key")), data);

            assertThatCode(() -> VirgilSignature.verify(Vectors.publicKey(vector.get("key")), data, signature))
                    .doesNotThrowAnyException();
        });
    }

    @TestFactory
    Stream<DynamicTest> damagedSignaturesAreRefused() {
        return Vectors.forEach(NEGATIVE.get("signatures"), vector -> {
            var key = PublicKey.fromBase64(vector.get("public_key_b64").asText());
            var data = Vectors.bytes(vector, "data_b64");
            var signature = Vectors.bytes(vector, "signature_b64");

            if (vector.get("name").asText().equals("ok")) {
                assertThatCode(() -> VirgilSignature.verify(key, data, signature))
                        .doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> VirgilSignature.verify(key, data, signature))
                        .isInstanceOf(expected(vector.get("name").asText()));
            }
        });
    }

    private static Class<? extends VirgilException> expected(String name) {
        return name.contains("raw") || name.contains("trailing")
                ? MalformedException.class
                : BadSignatureException.class;
    }
}
