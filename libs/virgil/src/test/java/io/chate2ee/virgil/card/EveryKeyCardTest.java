package io.chate2ee.virgil.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Base64Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cards of keys of every type, signed by services with keys of every type. */
class EveryKeyCardTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    static Stream<KeyKind> signing() {
        return Arrays.stream(KeyKind.values()).filter(KeyKind::signs);
    }

    static Stream<KeyKind> notSigning() {
        return Arrays.stream(KeyKind.values()).filter(kind -> !kind.signs());
    }

    @ParameterizedTest
    @MethodSource("signing")
    void cardOfAnyKeyThatSignsVerifiesAfterTravelling(KeyKind kind) {
        var card = CardSigner.selfSigned("alice", kind.key(), NOW, null, Map.of("device", "phone"));

        var verified = CardPolicy.selfSigned().verify(RawCard.fromText(card.toText()));

        assertThat(verified.identity()).isEqualTo("alice");
        assertThat(verified.publicKey()).isEqualTo(kind.key().publicKey());
    }

    @ParameterizedTest
    @MethodSource("signing")
    void serviceWithAnyKeyThatSignsVouchesForCards(KeyKind kind) {
        var card = CardSigner.selfSigned("alice", TestKeys.fresh(), NOW, null);
        var signed = CardSigner.addSignature(card, "virgil", kind.key());
        var other = CardSigner.addSignature(card, "virgil", kind.fresh());
        var policy = CardPolicy.selfAndVirgil(kind.key().publicKey());

        assertThat(policy.verify(signed).id()).isEqualTo(card.id());
        assertThatThrownBy(() -> policy.verify(other)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> policy.verify(card)).isInstanceOf(BadSignatureException.class);
    }

    @ParameterizedTest
    @MethodSource("signing")
    @Tag("exhaustive")
    void everySingleBitFlipOfWhoAndWhenIsRefused(KeyKind kind) {
        var card = CardSigner.selfSigned("alice", kind.key(), NOW, null);
        var policy = CardPolicy.selfSigned();
        int key = new String(card.contentSnapshot(), StandardCharsets.US_ASCII).indexOf("public_key");

        assertThat(BitFlips.of(card.contentSnapshot()))
                .filteredOn(flipped -> flipped.bit() < key * Byte.SIZE)
                .isNotEmpty()
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> policy.verify(new RawCard(flipped.bytes(), card.signatures())))
                        .isInstanceOf(VirgilException.class));
    }

    @ParameterizedTest
    @MethodSource("notSigning")
    void cardOfAKeyThatDoesNotSignIsRefusedByTypeButKeepsItsPlaceInTheChain(KeyKind kind) {
        var first = CardSigner.selfSigned("alice", TestKeys.fresh(), NOW, null);
        var json =
                "{\"identity\":\"alice\",\"previous_card_id\":\"%s\",\"created_at\":1,\"version\":\"5.0\",\"public_key\":\"%s\"}"
                        .formatted(
                                first.id(),
                                Base64Text.encode(kind.key().publicKey().toDer()));
        var unsigned = new RawCard(json.getBytes(StandardCharsets.US_ASCII), first.signatures());
        var policy = CardPolicy.selfSigned();

        assertThatThrownBy(() -> policy.verify(unsigned)).isInstanceOf(UnsupportedKeyTypeException.class);
        assertThat(CardLookup.of("alice", List.of(first, unsigned)))
                .isEqualTo(new CardLookup.Current(unsigned, List.of(first)));
        assertThatThrownBy(() -> CardSigner.selfSigned("alice", kind.key(), NOW, null))
                .isInstanceOf(UnsupportedKeyTypeException.class);
    }
}
