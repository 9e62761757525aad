package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.NotARecipientException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.WrongKeyException;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.envelope.EnvelopeOpener;
import io.chate2ee.virgil.envelope.EnvelopeSize;
import io.chate2ee.virgil.key.KeyId;
import io.chate2ee.virgil.key.PrivateKey;
import io.chate2ee.virgil.key.PublicKey;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EnvelopeVectorsTest {

    private static final JsonNode FILE = Vectors.file("d_envelopes.json");
    private static final JsonNode NEGATIVE = Vectors.file("g_negative.json");

    @TestFactory
    Stream<DynamicTest> everyRecipientOpensIt() {
        return Vectors.forEach(FILE.get("detached"), vector -> {
            var data = Vectors.bytes(vector, "data_b64");
            for (var recipient : vector.get("recipients")) {
                assertThat(EnvelopeOpener.open(envelope(vector), Vectors.privateKey(recipient), sender(vector)))
                        .isEqualTo(data);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> recipientsOfEveryTypeAreListed() {
        return Vectors.forEach(FILE.get("detached"), vector -> {
            var expected = Vectors.entries(vector.get("recipients"))
                    .map(key -> KeyId.of(
                            HexFormat.of().parseHex(key.get("identifier_hex").asText())))
                    .toList();

            assertThat(EnvelopeOpener.recipients(Vectors.bytes(vector, "metadata_b64")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> metaHasThePredictedLength() {
        return Vectors.forEach(FILE.get("detached"), vector -> {
            var recipients = vector.get("recipients");
            var meta = Vectors.bytes(vector, "metadata_b64");
            var keys = Vectors.entries(recipients).map(Vectors::publicKey).toList();
            int padding = vector.get("padding").asBoolean() ? 16 : 0;
            assertThat(EnvelopeSize.metaBytes(sender(vector), keys) + padding).isEqualTo(meta.length);
        });
    }

    @TestFactory
    Stream<DynamicTest> formsInOnePieceAreOpenedByEveryRecipient() {
        return Vectors.forEach(FILE.get("combined"), vector -> {
            var envelope = Envelope.ofCombined(Vectors.bytes(vector, "encrypted_b64"));
            var data = Vectors.bytes(vector, "data_b64");
            for (var reader : vector.get("recipients")) {
                var key = Vectors.privateKey(reader);
                if (vector.hasNonNull("sender")) {
                    assertThat(EnvelopeOpener.open(envelope, key, sender(vector)))
                            .isEqualTo(data);
                } else {
                    assertThat(EnvelopeOpener.openUnsigned(envelope, key)).isEqualTo(data);
                    assertThatThrownBy(() -> EnvelopeOpener.open(envelope, key, key.publicKey()))
                            .isInstanceOf(BadSignatureException.class);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> legacyPostQuantumRecipientIsListedButItsKeyIsRefusedByType() {
        return Vectors.forEach(FILE.get("legacy_pq").get("recipients"), key -> {
            var listed = EnvelopeOpener.recipients(Vectors.bytes(FILE.get("legacy_pq"), "metadata_b64"));

            assertThat(listed)
                    .extracting(KeyId::hex)
                    .containsExactly(key.get("identifier_hex").asText());
            assertThatThrownBy(() -> Vectors.privateKey(key)).isInstanceOf(UnsupportedKeyTypeException.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> undamagedBaseOfTheNegativesOpens() {
        return Stream.of(DynamicTest.dynamicTest("base", () -> {
            var base = NEGATIVE.get("envelope_base");
            assertThat(EnvelopeOpener.open(envelope(base), Vectors.privateKey(base.get("recipient")), sender(base)))
                    .isEqualTo(Vectors.bytes(base, "data_b64"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> damagedEnvelopesAreRefusedWithTheRightType() {
        return Vectors.forEach(NEGATIVE.get("envelopes"), vector -> {
            if (!vector.has("expected")) {
                assertThat(vector.get("name").asText()).startsWith("offset of");
                return;
            }
            var recipient = PrivateKey.parse(vector.get("use_private_key_b64").asText());
            var sender = PublicKey.fromBase64(
                    vector.get("verify_with_public_key_b64").asText());

            assertThatThrownBy(() -> EnvelopeOpener.open(envelope(vector), recipient, sender))
                    .isInstanceOf(expected(vector.get("expected").asText()));
        });
    }

    private static Class<? extends VirgilException> expected(String expected) {
        if (expected.contains("recipient not found")) {
            return NotARecipientException.class;
        }
        if (expected.contains("signature/signer")) {
            return WrongKeyException.class;
        }
        if (expected.contains("ASN.1") || expected.contains("shorter")) {
            return MalformedException.class;
        }
        return BadSignatureException.class;
    }

    private static Envelope envelope(JsonNode vector) {
        return new Envelope(Vectors.bytes(vector, "metadata_b64"), Vectors.bytes(vector, "encrypted_data_b64"));
    }

    private static PublicKey sender(JsonNode vector) {
        return Vectors.publicKey(vector.get("sender"));
    }
}
