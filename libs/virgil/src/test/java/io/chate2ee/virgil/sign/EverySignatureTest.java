package io.chate2ee.virgil.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.key.PublicKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for signatures by keys of every type that signs. */
class EverySignatureTest {

    private final byte[] data = TestKeys.randomBytes(100);

    static Stream<KeyKind> signers() {
        return EnumSet.allOf(KeyKind.class).stream().filter(KeyKind::signs);
    }

    static Stream<KeyKind> others() {
        return EnumSet.allOf(KeyKind.class).stream().filter(kind -> !kind.signs());
    }

    @ParameterizedTest
    @MethodSource("signers")
    void whatIsSignedVerifies(KeyKind kind) {
        var signature = VirgilSignature.sign(kind.key(), data);

        assertThatCode(() -> VirgilSignature.verify(publicKey(kind), data, signature))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("signers")
    void bareSignatureIsNeverLongerThanItSays(KeyKind kind) {
        var key = kind.key().forSigning();
        int longest = key.publicKey().longestSignature();

        for (int i = 0; i < 20; i++) {
            assertThat(key.signDigest(TestKeys.randomBytes(64))).hasSizeBetween(longest - 6, longest);
        }
    }

    @ParameterizedTest
    @MethodSource("signers")
    @Tag("exhaustive")
    void everySingleBitFlipOfTheSignatureIsRefused(KeyKind kind) {
        var signature = VirgilSignature.sign(kind.key(), data);

        assertThat(BitFlips.sampleOf(signature)).allSatisfy(flipped -> assertRefused(publicKey(kind), flipped.bytes()));
    }

    @ParameterizedTest
    @MethodSource("signers")
    @Tag("exhaustive")
    void anythingButTheSignatureItselfIsRefused(KeyKind kind) {
        var signature = VirgilSignature.sign(kind.key(), data);

        assertThat(Hostile.variantsOf(signature))
                .filteredOn(bytes -> !Arrays.equals(bytes, signature))
                .allSatisfy(bytes -> assertRefused(publicKey(kind), bytes));
    }

    @ParameterizedTest
    @MethodSource("signers")
    void signatureOfOtherDataIsRefused(KeyKind kind) {
        var signature = VirgilSignature.sign(kind.key(), TestKeys.randomBytes(100));

        assertThatThrownBy(() -> VirgilSignature.verify(publicKey(kind), data, signature))
                .isInstanceOf(BadSignatureException.class);
    }

    @ParameterizedTest
    @MethodSource("signers")
    void signatureByAnotherKeyOfTheSameTypeIsRefused(KeyKind kind) {
        var signature = VirgilSignature.sign(kind.fresh(), data);

        assertRefused(publicKey(kind), signature);
    }

    @ParameterizedTest
    @MethodSource("signers")
    void somethingElseThanADigestIsAMistakeOfTheCaller(KeyKind kind) {
        var key = kind.key().forSigning();
        var verifying = key.publicKey();

        assertThatThrownBy(() -> key.signDigest(new byte[63])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifying.verifiesDigest(new byte[65], new byte[64]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("others")
    void keyThatCannotSignIsRefusedByType(KeyKind kind) {
        var signature = VirgilSignature.sign(TestKeys.fresh(), data);

        assertThatThrownBy(() -> VirgilSignature.sign(kind.key(), data))
                .isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> VirgilSignature.verify(publicKey(kind), data, signature))
                .isInstanceOf(UnsupportedKeyTypeException.class);
    }

    private void assertRefused(PublicKey key, byte[] signature) {
        assertThatThrownBy(() -> VirgilSignature.verify(key, data, signature))
                .isInstanceOfAny(MalformedException.class, BadSignatureException.class);
    }

    private static PublicKey publicKey(KeyKind kind) {
        return kind.key().publicKey();
    }
}
