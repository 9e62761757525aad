package io.chate2ee.virgil.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.card.Card;
import io.chate2ee.virgil.card.CardChains;
import io.chate2ee.virgil.card.CardPolicy;
import io.chate2ee.virgil.card.CardSigner;
import io.chate2ee.virgil.card.CardSnapshot;
import io.chate2ee.virgil.card.RawCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CardVectorsTest {

    private static final JsonNode FILE = Vectors.file("e_cards.json");

    @TestFactory
    Stream<DynamicTest> cardsAreReadWrittenAndVerified() {
        return Vectors.forEach(FILE.get("cards"), vector -> {
            var raw = raw(vector);

            assertThat(raw.id()).isEqualTo(vector.get("card_id").asText());
            assertThat(raw.contentSnapshot())
                    .isEqualTo(vector.get("content_snapshot_text").asText().getBytes(StandardCharsets.UTF_8));
            assertThat(new ObjectMapper().readTree(raw.toJson())).isEqualTo(vector.get("raw_json"));
            assertThat(CardSnapshot.parse(raw).identity())
                    .isEqualTo(vector.get("identity").asText());
            checkVerified(CardPolicy.selfSigned().verify(raw), vector);
        });
    }

    @TestFactory
    Stream<DynamicTest> textFormIsBase64OfTheSameJson() {
        return Vectors.forEach(FILE.get("cards"), vector -> {
            var text = vector.get("raw_string").asText();

            assertThat(RawCard.fromText(text)).isEqualTo(raw(vector));
            assertThat(RawCard.fromText(text).toText()).isEqualTo(text);
        });
    }

    @TestFactory
    Stream<DynamicTest> ed25519CardsAreMadeByteForByte() {
        return Vectors.forEach(FILE.get("cards"), vector -> {
            if (!Vectors.isEd25519(vector.get("key"))) {
                return;
            }
            var fields = extraFields(vector);
            var snapshot = CardSnapshot.parse(raw(vector));

            var made = CardSigner.selfSigned(
                    vector.get("identity").asText(),
                    Vectors.privateKey(vector.get("key")),
                    snapshot.createdAt(),
                    vector.get("previous_card_id").textValue(),
                    fields);

            assertThat(made.signatures().get(0).extraFields()).isEqualTo(fields);
            assertThat(made.contentSnapshot()).isEqualTo(raw(vector).contentSnapshot());
            assertThat(made.signatures().get(0))
                    .isEqualTo(raw(vector).signatures().get(0));
        });
    }

    @TestFactory
    Stream<DynamicTest> foreignSignaturesAreVerifiedWhereThereAreAny() {
        var virgil = Vectors.publicKey(FILE.get("fake_virgil_service_key"));
        var app = Vectors.publicKey(FILE.get("app_signer_key"));
        return Vectors.forEach(FILE.get("cards"), vector -> {
            var raw = raw(vector);
            checkPolicy(CardPolicy.selfAndVirgil(virgil), raw, "virgil");
            checkPolicy(CardPolicy.selfSigned().and("app", app), raw, "app");
            // No vector carries a signature of the real service.
            assertThatThrownBy(() -> CardPolicy.production().verify(raw)).isInstanceOf(BadSignatureException.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> badCardsAreRefused() {
        return Vectors.forEach(FILE.get("negative"), vector -> {
            var raw = raw(vector);
            assertThatThrownBy(() -> CardPolicy.selfSigned().verify(raw)).isInstanceOf(BadSignatureException.class);
        });
    }

    @Test
    void chainsEndInTheCardsThatNoOtherReplaces() {
        var cards = Vectors.entries(FILE.get("cards")).toList();
        var replaced = cards.stream()
                .map(vector -> vector.get("previous_card_id").asText())
                .toList();
        var heads = cards.stream()
                .filter(vector -> !replaced.contains(vector.get("card_id").asText()))
                .map(CardVectorsTest::raw)
                .toList();

        assertThat(CardChains.rawHeads(cards.stream().map(CardVectorsTest::raw).toList()))
                .containsExactlyInAnyOrderElementsOf(heads);
    }

    private static Map<String, String> extraFields(JsonNode vector) {
        Map<String, String> fields = new LinkedHashMap<>();
        vector.get("extra_fields")
                .fields()
                .forEachRemaining(
                        field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    private static void checkVerified(Card card, JsonNode vector) {
        assertThat(card.identity()).isEqualTo(vector.get("identity").asText());
        assertThat(card.publicKey()).isEqualTo(Vectors.publicKey(vector.get("key")));
        assertThat(card.previousCardId())
                .isEqualTo(vector.get("previous_card_id").textValue());
    }

    private static void checkPolicy(CardPolicy policy, RawCard raw, String signer) {
        boolean signed = raw.signatures().stream()
                .anyMatch(signature -> signature.signer().equals(signer));
        if (signed) {
            assertThat(policy.verify(raw).id()).isEqualTo(raw.id());
        } else {
            assertThatThrownBy(() -> policy.verify(raw)).isInstanceOf(BadSignatureException.class);
        }
    }

    private static RawCard raw(JsonNode vector) {
        try {
            return RawCard.fromJson(new ObjectMapper().writeValueAsString(vector.get("raw_json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
