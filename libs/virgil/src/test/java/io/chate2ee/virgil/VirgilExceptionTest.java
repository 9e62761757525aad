package io.chate2ee.virgil;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TokenRefusedException.Reason;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VirgilExceptionTest {

    @Test
    void failuresAreAClosedSetOfFinalTypes() {
        assertThat(leaves(VirgilException.class))
                .hasSize(18)
                .allSatisfy(type ->
                        assertThat(Modifier.isFinal(type.getModifiers())).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void refusedTokenSaysWhy(Reason reason) {
        var refusal = new TokenRefusedException(reason);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessage("Virgil JWT refused: " + reason);
    }

    @Test
    void cloudFailureKeepsStatusCodeAndRequestedWait() {
        var failure = new TransientCloudException(429, 7, "slow down", Duration.ofSeconds(3));

        assertThat(failure).hasMessage("Virgil cloud: HTTP 429, code 7: slow down");
        assertThat(failure.status()).isEqualTo(429);
        assertThat(failure.code()).isEqualTo(7);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void cloudFailureWithoutAnAnswerKeepsItsCause() {
        var cause = new IOException("reset");

        var failure = new TransientCloudException(0, "no answer", cause);

        assertThat(failure).hasCause(cause);
        assertThat(failure.status()).isZero();
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void onlyWhatNeverLeftOrWasThrottledIsCertainlyNotDone() {
        assertThat(TransientCloudException.notConnected(new IOException("refused"))
                        .isCertainlyNotDone())
                .isTrue();
        assertThat(new TransientCloudException(429, 0, "slow down", null).isCertainlyNotDone())
                .isTrue();
        assertThat(new TransientCloudException(503, 0, "away", null).isCertainlyNotDone())
                .isFalse();
        assertThat(new TransientCloudException(0, "no answer", new IOException("reset")).isCertainlyNotDone())
                .isFalse();
    }

    @Test
    void aLostAnswerKeepsWhatCameInsteadOfIt() {
        var trouble = new TransientCloudException(503, 10000, "away", Duration.ofSeconds(3));

        var lost = new AnswerLostException(trouble);

        assertThat(lost).hasCause(trouble).hasMessageContaining("not known");
        assertThat(lost.status()).isEqualTo(503);
        assertThat(lost.code()).isEqualTo(10000);
        assertThat(lost.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void whatWasHeldBackSaysWhyAndWhenToComeBack() {
        var heldBack = new NotSentException(NotSentException.Reason.CIRCUIT_OPEN, Duration.ofSeconds(2));

        assertThat(heldBack).hasMessageContaining("not sent: CIRCUIT_OPEN");
        assertThat(heldBack.reason()).isEqualTo(NotSentException.Reason.CIRCUIT_OPEN);
        assertThat(heldBack.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(heldBack.status()).isZero();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(VirgilExceptionTest::leaves)
                : Stream.of(type);
    }
}
