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
                .hasSize(14)
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

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(VirgilExceptionTest::leaves)
                : Stream.of(type);
    }
}
