package io.chate2ee.virgil.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.5Z");

    private final Ed25519PrivateKey key = TestKeys.fresh();
    private final RawCard raw = CardSigner.selfSigned("alice", key, NOW, null);

    @Test
    void newCardSaysWhoseKeyItIsAndVerifies() {
        var card = CardPolicy.selfSigned().verify(raw);

        assertThat(card.identity()).isEqualTo("alice");
        assertThat(card.publicKey()).isEqualTo(key.publicKey());
        assertThat(card.createdAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(card.previousCardId()).isNull();
        assertThat(card.version()).isEqualTo("5.0");
        assertThat(card.id()).isEqualTo(raw.id()).hasSize(64);
    }

    @Test
    void cardIsTheSameAfterTravellingAsJson() {
        var withExtra = new RawCard(
                raw.contentSnapshot(),
                List.of(raw.signatures().get(0), new CardSignature("app", new byte[] {1}, new byte[] {2, 3})));

        assertThat(RawCard.fromJson(withExtra.toJson())).isEqualTo(withExtra).hasSameHashCodeAs(withExtra);
        assertThat(RawCard.listFromJson(RawCard.listToJson(List.of(raw, withExtra))))
                .containsExactly(raw, withExtra);
        assertThat(RawCard.listFromJson("[]")).isEmpty();
    }

    @Test
    void cardDoesNotChangeWithTheArraysItCameFromOrGaveOut() {
        var snapshot = raw.contentSnapshot();
        var id = raw.id();

        snapshot[0] ^= 1;
        raw.signatures().get(0).signature()[0] ^= 1;

        assertThat(raw.id()).isEqualTo(id);
        assertThat(CardPolicy.selfSigned().verify(raw).id()).isEqualTo(id);
    }

    @Test
    @Tag("exhaustive")
    void everySingleBitFlipOfSnapshotOrSelfSignatureIsRefused() {
        var policy = CardPolicy.selfSigned();
        var signature = raw.signatures().get(0).signature();

        assertThat(BitFlips.of(raw.contentSnapshot()))
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> policy.verify(new RawCard(flipped.bytes(), raw.signatures())))
                        .isInstanceOf(VirgilException.class));
        assertThat(BitFlips.of(signature))
                .allSatisfy(flipped -> assertThatThrownBy(() -> policy.verify(new RawCard(
                                raw.contentSnapshot(), List.of(new CardSignature("self", flipped.bytes(), null)))))
                        .isInstanceOf(VirgilException.class));
    }

    @Test
    @Tag("exhaustive")
    void everyByteStringGivesACardOrATypedFailure() {
        assertThat(Hostile.variantsOf(raw.toJson().getBytes(StandardCharsets.UTF_8)))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .allSatisfy(text -> {
                    try {
                        CardPolicy.selfSigned().verify(RawCard.fromJson(text));
                    } catch (VirgilException expected) {
                        assertThat(expected)
                                .isInstanceOfAny(
                                        MalformedException.class,
                                        BadSignatureException.class,
                                        UnsupportedKeyTypeException.class);
                    }
                });
    }

    @Test
    void signatureWithExtraFieldsCoversBoth() {
        var extra = "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8);
        var snapshot = raw.contentSnapshot();
        var covering = VirgilSignature.sign(key, Arrays.concatenate(snapshot, extra));
        var policy = CardPolicy.selfSigned();

        assertThat(policy.verify(new RawCard(snapshot, List.of(new CardSignature("self", covering, extra))))
                        .identity())
                .isEqualTo("alice");
        var withoutExtra = new RawCard(snapshot, List.of(new CardSignature("self", covering, null)));
        assertThatThrownBy(() -> policy.verify(withoutExtra)).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void everySignerCanAddFieldsThatItsSignatureCovers() {
        var app = TestKeys.fresh();
        var fields = new LinkedHashMap<String, String>();
        fields.put("device", "phone");
        fields.put("a\"b", "ä");
        var card = CardSigner.selfSigned("alice", key, NOW, null, fields);
        var signed = CardSigner.addSignature(card, "app", app, Map.of("role", "admin"));
        var policy = CardPolicy.selfSigned().and("app", app.publicKey());

        assertThat(policy.verify(RawCard.fromText(signed.toText())).identity()).isEqualTo("alice");
        assertThat(signed.signatures().get(0).extraFields()).containsExactlyEntriesOf(fields);
        assertThat(signed.signatures().get(1).extraFields()).containsExactly(Map.entry("role", "admin"));
        assertThat(raw.signatures().get(0).extraFields()).isEmpty();
        assertThat(signed.signatures()).allSatisfy(signature -> {
            var extra = signature.snapshot();
            assertThat(BitFlips.of(extra == null ? new byte[0] : extra)).allSatisfy(flipped -> {
                var damaged = new CardSignature(signature.signer(), signature.signature(), flipped.bytes());
                var others = signed.signatures().stream().filter(other -> other != signature);
                var signatures = Stream.concat(others, Stream.of(damaged)).toList();
                assertThatThrownBy(() -> policy.verify(new RawCard(signed.contentSnapshot(), signatures)))
                        .isInstanceOf(BadSignatureException.class);
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\":1}", "{\"a\":null}", "{\"a\":\"1\",\"a\":\"2\"}", "\u0080"})
    void extraSnapshotThatIsNoObjectOfStringsIsMalformed(String text) {
        var signature = new CardSignature("app", new byte[1], text.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(signature::extraFields).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e30", "e30=", "!", "eyJ9"})
    void textThatIsNoExportedCardIsMalformed(String text) {
        assertThatThrownBy(() -> RawCard.fromText(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void policiesSayWhoseSignaturesTheyDemand() {
        var service = TestKeys.fresh().publicKey();
        var policy = CardPolicy.selfAndVirgil(service);

        assertThat(CardPolicy.selfSigned().signers()).containsExactly("self");
        assertThat(CardPolicy.production().signers()).containsExactly("self", "virgil");
        assertThat(policy.and("app", service).signers()).containsExactly("self", "virgil", "app");
        assertThatThrownBy(() -> policy.and("virgil", service)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serviceSignatureIsDemandedByPolicy() {
        var service = TestKeys.fresh();
        var policy = CardPolicy.selfAndVirgil(service.publicKey());
        var signed = CardSigner.addSignature(raw, "virgil", service);
        var byImpostor = CardSigner.addSignature(raw, "virgil", TestKeys.fresh());

        assertThat(policy.verify(signed).identity()).isEqualTo("alice");
        assertThatThrownBy(() -> policy.verify(raw)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> policy.verify(byImpostor)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> CardPolicy.production().verify(signed)).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void demandedSignerMayNotSignTwice() {
        var twice = new RawCard(
                raw.contentSnapshot(),
                List.of(raw.signatures().get(0), raw.signatures().get(0)));
        var policy = CardPolicy.selfSigned();

        assertThatThrownBy(() -> policy.verify(twice)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> CardSigner.addSignature(raw, "self", key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ownSignatureCannotBeDemandedFromAnotherKey() {
        var policy = CardPolicy.selfSigned();
        var other = TestKeys.fresh().publicKey();

        assertThatThrownBy(() -> policy.and("self", other)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"identity\":\"\",\"created_at\":1,\"version\":\"5.0\",\"public_key\":\"KEY\"}",
                "{\"identity\":\"a\",\"created_at\":0,\"version\":\"5.0\",\"public_key\":\"KEY\"}",
                "{\"identity\":\"a\",\"created_at\":1.5,\"version\":\"5.0\",\"public_key\":\"KEY\"}",
                "{\"identity\":\"a\",\"created_at\":1,\"version\":\"5.1\",\"public_key\":\"KEY\"}",
                "{\"identity\":\"a\",\"created_at\":1,\"version\":\"5.0\"}",
                "{\"identity\":\"a\",\"created_at\":1,\"version\":\"5.0\",\"public_key\":\"?\"}",
                "{\"identity\":\"a\",\"previous_card_id\":\"AB\",\"created_at\":1,\"version\":\"5.0\",\"public_key\":\"KEY\"}",
                "{\"identity\":\"a\",\"identity\":\"b\",\"created_at\":1,\"version\":\"5.0\",\"public_key\":\"KEY\"}"
            })
    void snapshotThatDoesNotSayWhatItMustIsMalformed(String json) {
        var text = json.replace("KEY", Base64Text.encode(key.publicKey().toDer()));
        var card = new RawCard(text.getBytes(StandardCharsets.UTF_8), List.of());

        assertThatThrownBy(() -> Card.parse(card)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"content_snapshot\":\"AAAA\"}",
                "{\"content_snapshot\":\"AAA\",\"signatures\":[]}",
                "{\"content_snapshot\":\"AAAA\",\"signatures\":[1]}",
                "{\"content_snapshot\":\"AAAA\",\"signatures\":[{\"signer\":\"\",\"signature\":\"AAAA\"}]}",
                "{\"content_snapshot\":\"AAAA\",\"signatures\":[{\"signer\":\"self\"}]}",
                "{\"content_snapshot\":\"AAAA\",\"signatures\":[{\"signer\":\"self\",\"signature\":\"AAAA\",\"snapshot\":1}]}"
            })
    void jsonThatIsNotThatOfACardIsMalformed(String json) {
        assertThatThrownBy(() -> RawCard.fromJson(json)).isInstanceOf(MalformedException.class);
    }

    @Test
    void moreSignaturesThanAnyServiceTakesAreMalformed() {
        var one = "{\"signer\":\"s\",\"signature\":\"AAAA\"}";
        var json = "{\"content_snapshot\":\"AAAA\",\"signatures\":[" + (one + ",").repeat(16) + one + "]}";

        assertThatThrownBy(() -> RawCard.fromJson(json)).isInstanceOf(MalformedException.class);
    }

    @Test
    void unusableFieldsAreRefusedWhenACardIsMade() {
        assertThatThrownBy(() -> CardSigner.selfSigned("", key, NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CardSigner.selfSigned("ålice", key, NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CardSigner.selfSigned("alice", key, NOW, "ABC"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
