package io.chate2ee.virgil.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CardLookupTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final RawCard first = card("alice", null);
    private final RawCard second = card("alice", first.id());
    private final RawCard third = card("alice", second.id());

    @Test
    void whoHasNoCardIsAbsent() {
        assertThat(CardLookup.of("alice", List.of())).isEqualTo(new CardLookup.Absent());
        assertThat(CardLookup.of("alice", List.of(card("bob", null)))).isEqualTo(new CardLookup.Absent());
    }

    @Test
    void theOnlyCardIsCurrent() {
        assertThat(CardLookup.of("alice", List.of(first))).isEqualTo(new CardLookup.Current(first, List.of()));
    }

    @RepeatedTest(6)
    void theNewestOfAChainIsCurrentInWhateverOrderTheCloudAnswers(RepetitionInfo repetition) {
        var answer = new ArrayList<>(List.of(first, second, third, card("bob", third.id())));
        Collections.shuffle(answer, new Random(repetition.getCurrentRepetition()));

        assertThat(CardLookup.of("alice", answer)).isEqualTo(new CardLookup.Current(third, List.of(second, first)));
    }

    @Test
    void cardListedTwiceIsNoDuplicate() {
        assertThat(CardLookup.of("alice", List.of(second, first, second)))
                .isEqualTo(new CardLookup.Current(second, List.of(first)));
    }

    @Test
    void chainThatDoesNotGoBackToItsBeginningHasACurrentCardButAGapMakesTwo() {
        var withAGap = (CardLookup.Duplicates) CardLookup.of("alice", List.of(third, first));

        assertThat(withAGap.heads()).containsExactlyInAnyOrder(third, first);
        assertThat(CardLookup.of("alice", List.of(third))).isEqualTo(new CardLookup.Current(third, List.of()));
    }

    @Test
    void twoSuccessorsOfOneCardAreDuplicates() {
        var fork = card("alice", first.id());

        var lookup = CardLookup.of("alice", List.of(first, second, fork));

        assertThat(((CardLookup.Duplicates) lookup).heads()).containsExactlyInAnyOrder(second, fork);
    }

    @Test
    void twoFirstCardsAreDuplicates() {
        var other = card("alice", null);

        var lookup = CardLookup.of("alice", List.of(first, other));

        assertThat(((CardLookup.Duplicates) lookup).heads()).containsExactlyInAnyOrder(first, other);
    }

    @Test
    void nobodyElseCanMakeACardLookOutdated() {
        var attack = card("mallory", first.id());

        assertThat(CardLookup.of("alice", List.of(first, attack))).isEqualTo(new CardLookup.Current(first, List.of()));
    }

    @Test
    void cardThatCannotBeReadIsAFailureNotAnAbsence() {
        var unreadable = new RawCard(new byte[] {1}, List.of());
        var answer = List.of(first, unreadable);

        assertThatThrownBy(() -> CardLookup.of("alice", answer)).isInstanceOf(MalformedException.class);
    }

    private static RawCard card(String identity, @Nullable String previous) {
        return CardSigner.selfSigned(identity, TestKeys.fresh(), NOW, previous);
    }
}
