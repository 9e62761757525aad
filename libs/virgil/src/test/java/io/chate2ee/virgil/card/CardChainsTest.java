package io.chate2ee.virgil.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.bytes.Base64Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardChainsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final RawCard first = card("alice", null);
    private final RawCard second = card("alice", first.id());
    private final RawCard third = card("alice", second.id());

    @ParameterizedTest
    @CsvSource({"0,1,2", "2,1,0", "1,2,0"})
    void headOfAChainIsTheCardNobodyReplacesInWhateverOrder(int a, int b, int c) {
        var chain = List.of(first, second, third);
        var shuffled = List.of(chain.get(a), chain.get(b), chain.get(c));

        assertThat(CardChains.rawHeads(shuffled)).containsExactly(third);
        assertThat(CardChains.heads(shuffled.stream().map(Card::parse).toList()))
                .containsExactly(Card.parse(third));
    }

    @Test
    void severalHeadsOfOneIdentityAreAllShown() {
        var duplicate = card("alice", null);

        assertThat(CardChains.rawHeads(List.of(second, duplicate, first))).containsExactly(second, duplicate);
    }

    @Test
    void cardOfSomebodyElseCannotMakeACardLookOutdated() {
        var mallory = card("mallory", third.id());

        assertThat(CardChains.rawHeads(List.of(first, second, third, mallory))).containsExactly(third, mallory);
        assertThat(CardChains.heads(List.of(Card.parse(third), Card.parse(mallory))))
                .hasSize(2);
    }

    @Test
    void cardWithAnUnsupportedKeyStillReplacesTheOneBefore() {
        // Given a successor with an X25519 key
        var x25519 = Base64Text.encode(
                new byte[] {0x30, 0x0c, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x03, 0x00, 0x01, 0x02});
        var json = "{\"identity\":\"alice\",\"previous_card_id\":\"" + first.id()
                + "\",\"created_at\":1,\"version\":\"5.0\",\"public_key\":\"" + x25519 + "\"}";
        var successor = new RawCard(json.getBytes(StandardCharsets.UTF_8), List.of());

        // When and Then
        assertThat(CardChains.rawHeads(List.of(first, successor))).containsExactly(successor);
    }

    @Test
    void noCardsHaveNoHeads() {
        assertThat(CardChains.heads(List.of())).isEmpty();
        assertThat(CardChains.rawHeads(List.of())).isEmpty();
    }

    private static RawCard card(String identity, @Nullable String previous) {
        return CardSigner.selfSigned(identity, TestKeys.fresh(), NOW, previous);
    }
}
