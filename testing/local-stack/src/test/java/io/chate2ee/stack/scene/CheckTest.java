package io.chate2ee.stack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckTest {
    @Test
    void aClaimThatDoesNotHoldIsNamed() {
        assertThatCode(() -> Check.that(true, "fine")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Check.that(false, "Bob is out"))
                .isInstanceOf(SceneFailure.class)
                .hasMessage("This does not hold: Bob is out");
    }

    @Test
    void aDifferenceIsShownWithBothSides() {
        assertThatCode(() -> Check.same("a", "a", "What Bob reads")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Check.same("a", "b", "What Bob reads"))
                .isInstanceOf(SceneFailure.class)
                .hasMessage("What Bob reads: expected \"a\", got \"b\"");
    }

    @Test
    void somethingForbiddenThatIsPossibleIsAFailure() {
        assertThatThrownBy(() -> Check.groupClosed("Bob reads on", () -> {}, 10))
                .isInstanceOf(SceneFailure.class)
                .hasMessage("This was possible: Bob reads on");
    }

    @Test
    void aFailureOfAnotherKindProvesNothingAndIsPassedOn() {
        assertThatThrownBy(() -> Check.groupClosed(
                        "Bob reads on",
                        () -> {
                            throw new IllegalStateException("E3Kit's process has ended");
                        },
                        10))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waitingEndsWhenWhatIsSeenIsAsExpected() {
        AtomicInteger looks = new AtomicInteger();

        int seen = Eventually.see("three looks", looks::incrementAndGet, count -> count == 3);

        assertThat(seen).isEqualTo(3);
    }
}
