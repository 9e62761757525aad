package io.chate2ee.virgil.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretTest {

    private static final byte[] BYTES = "do not tell".getBytes(StandardCharsets.US_ASCII);

    @Test
    void givesItsBytesToWhoeverUsesIt() {
        var secret = Secret.copyOf(BYTES);

        assertThat(secret.use(byte[]::clone)).isEqualTo(BYTES);
        assertThat(secret.copy()).isEqualTo(BYTES);
        assertThat(secret.length()).isEqualTo(BYTES.length);
    }

    @Test
    void aCopiedArrayStaysItsOwners() {
        var array = BYTES.clone();
        var secret = Secret.copyOf(array);

        array[0]++;
        secret.copy()[1]++;

        assertThat(secret.copy()).isEqualTo(BYTES);
        secret.close();
        assertThat(array).isNotEqualTo(new byte[array.length]);
    }

    @Test
    void aTakenArrayIsWipedByClosing() {
        var array = BYTES.clone();

        Secret.taking(array).close();

        assertThat(array).containsOnly(0);
    }

    @Test
    void freshSecretsAreOfTheWantedLengthAndDiffer() {
        var random = new SecureRandom();

        var one = Secret.random(32, random);

        assertThat(one.length()).isEqualTo(32);
        assertThat(one.matches(Secret.random(32, random))).isFalse();
    }

    @Test
    void matchesASecretWithTheSameBytesOnly() {
        var secret = Secret.copyOf(BYTES);
        var other = BYTES.clone();
        other[other.length - 1] ^= 1;

        assertThat(secret.matches(Secret.copyOf(BYTES))).isTrue();
        assertThat(secret.matches(Secret.copyOf(other))).isFalse();
        assertThat(secret.matches(Secret.copyOf(new byte[0]))).isFalse();
    }

    @Test
    void equalsAndHashCodeSayNothingAboutTheBytes() {
        var one = Secret.copyOf(BYTES);
        var same = Secret.copyOf(BYTES);

        assertThat(one).isNotEqualTo(same).isEqualTo(one);
        assertThat(one.hashCode()).isEqualTo(System.identityHashCode(one));
    }

    @Test
    void printsNothingOfItself() {
        var secret = Secret.copyOf(BYTES);

        assertThat(secret).hasToString("[redacted]").isNotInstanceOf(Serializable.class);
        assertThat(List.of(secret)).hasToString("[[redacted]]");
    }

    static Stream<Consumer<Secret>> uses() {
        return Stream.of(
                Secret::copy,
                secret -> secret.use(bytes -> bytes.length),
                secret -> secret.matches(Secret.copyOf(BYTES)),
                secret -> Secret.copyOf(BYTES).matches(secret));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void everyUseAfterClosingFailsWithoutSayingMore(Consumer<Secret> use) {
        var secret = Secret.copyOf(BYTES);
        secret.close();
        secret.close();

        assertThat(secret.isClosed()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> use.accept(secret)).withMessage("secret is closed");
    }
}
