package io.chate2ee.standin.guesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuessesTest {

    @ParameterizedTest
    @EnumSource
    void everyGuessCanBeTurnedAndTurnedBackByName(Guess guess) {
        var turned = Guesses.USUAL.with(guess.label() + "=" + guess.other());
        var back = turned.with(guess.label() + "=" + guess.usual());

        assertThat(Guesses.USUAL.usual(guess)).isTrue();
        assertThat(turned.turned()).containsExactly(guess);
        assertThat(back).isEqualTo(Guesses.USUAL);
    }

    @Test
    void guessesAreTurnedIndependently() {
        var both = Guesses.USUAL.with(Guess.OWNER_COPY, false).with(Guess.NO_ACCESS, false);

        assertThat(both.turned()).containsExactlyInAnyOrder(Guess.OWNER_COPY, Guess.NO_ACCESS);
    }

    @Test
    void statusesAreReadFromTheirChoice() {
        assertThat(Guesses.USUAL.status(Guess.CONFLICT_STATUS)).isEqualTo(400);
        assertThat(Guesses.USUAL.with(Guess.CONFLICT_STATUS, false).status(Guess.CONFLICT_STATUS))
                .isEqualTo(409);
    }

    @Test
    void whatIsNotKnownIsRefusedWithWhatIs() {
        assertThatThrownBy(() -> Guesses.USUAL.with("weather=fine")).hasMessageContaining("known: owner-copy, ");
        assertThatThrownBy(() -> Guesses.USUAL.with("no-access=maybe")).hasMessage("no-access is empty or refused");
    }
}
