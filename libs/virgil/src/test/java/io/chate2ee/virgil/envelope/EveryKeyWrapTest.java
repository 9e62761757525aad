package io.chate2ee.virgil.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.key.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for content keys wrapped for keys of every type that decrypts. */
class EveryKeyWrapTest {

    private final byte[] contentKey = TestKeys.randomBytes(32);

    static Stream<KeyKind> readers() {
        return EnumSet.allOf(KeyKind.class).stream().filter(KeyKind::decrypts);
    }

    static Stream<KeyKind> others() {
        return EnumSet.allOf(KeyKind.class).stream().filter(kind -> !kind.decrypts());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void wrappedKeyComesBackAndHasTheLengthItWasSaidToHave(KeyKind kind) {
        for (int i = 0; i < 10; i++) {
            var wrapped = wrap(kind);

            assertThat(KeyWrap.unwrap(wrapped, kind.key())).isEqualTo(contentKey);
            assertThat(wrapped).hasSize(KeyLengths.wrapped(kind.key().publicKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void keyIsWrappedDifferentlyEachTime(KeyKind kind) {
        assertThat(wrap(kind)).isNotEqualTo(wrap(kind));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void keyWrappedForSomebodyElseIsNotAuthentic(KeyKind kind) {
        var wrapped = wrap(kind);
        var stranger = kind.fresh();

        assertThatThrownBy(() -> KeyWrap.unwrap(wrapped, stranger)).isInstanceOf(BadSignatureException.class);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void wrappedKeyOfAnotherLengthIsMalformed(KeyKind kind) {
        var longer = KeyWrap.wrap(new byte[31], kind.key().publicKey(), TestKeys.RANDOM);
        var shorter = KeyWrap.wrap(new byte[33], kind.key().publicKey(), TestKeys.RANDOM);

        assertThatThrownBy(() -> KeyWrap.unwrap(longer, kind.key())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> KeyWrap.unwrap(shorter, kind.key())).isInstanceOf(MalformedException.class);
    }

    /**
     * Formats leave few bits unprotected: ECIES the initialisation vector, which then gives another key, and Ed25519 the
     * sign of an ephemeral point, which changes nothing.
     */
    @ParameterizedTest
    @MethodSource("readers")
    @Tag("exhaustive")
    void everySingleBitFlipIsRefusedOrGivesAnotherKeyButForTheSignOfAPoint(KeyKind kind) {
        var wrapped = wrap(kind);
        var unnoticed = new ArrayList<Integer>();

        BitFlips.sampleOf(wrapped).forEach(flipped -> {
            try {
                if (Arrays.equals(KeyWrap.unwrap(flipped.bytes(), kind.key()), contentKey)) {
                    unnoticed.add(flipped.bit());
                }
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, BadSignatureException.class);
            }
        });

        boolean hasASign =
                EnumSet.of(KeyKind.ED25519, KeyKind.HYBRID_CIPHER_OF_CURVES).contains(kind);
        assertThat(unnoticed).hasSize(hasASign ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("readers")
    @Tag("exhaustive")
    void everyByteStringIsUnwrappedToAKeyOrRefusedByType(KeyKind kind) {
        assertThat(Hostile.variantsOf(wrap(kind))).allSatisfy(bytes -> {
            try {
                assertThat(KeyWrap.unwrap(bytes, kind.key())).hasSize(32);
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, BadSignatureException.class);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("others")
    void keyThatCannotDecryptIsRefusedByType(KeyKind kind) {
        var publicKey = kind.key().publicKey();

        assertThatThrownBy(() -> KeyWrap.wrap(contentKey, publicKey, TestKeys.RANDOM))
                .isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> KeyWrap.unwrap(new byte[100], kind.key()))
                .isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> KeyLengths.wrapped(publicKey)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @Test
    void oneEnvelopeOpensForRecipientsOfEveryType() {
        // Given a recipient of each type, and a signer of the longest kind
        var readers = readers().map(KeyKind::key).toList();
        var sender = KeyKind.POST_QUANTUM.key();
        var keys = readers.stream().map(PrivateKey::publicKey).toList();
        var data = TestKeys.randomBytes(74);

        // When it is sealed
        var envelope = new EnvelopeSealer(TestKeys.RANDOM).seal(data, sender, keys);

        // Then everybody opens it
        assertThat(readers)
                .allSatisfy(reader -> assertThat(EnvelopeOpener.open(envelope, reader, sender.publicKey()))
                        .isEqualTo(data));
        assertThat(envelope.meta()).hasSize(EnvelopeSize.metaBytes(sender.publicKey(), keys));
    }

    @Test
    void metaOfASignerWhoseSignaturesVaryIsAtMostAsLongAsSaid() {
        var sender = KeyKind.P256.key();
        var keys = List.of(sender.publicKey());

        for (int i = 0; i < 20; i++) {
            var envelope = new EnvelopeSealer(TestKeys.RANDOM).seal(TestKeys.randomBytes(20), sender, keys);
            assertThat(envelope.meta()).hasSizeLessThanOrEqualTo(EnvelopeSize.metaBytes(sender.publicKey(), keys));
        }
    }

    private byte[] wrap(KeyKind kind) {
        return KeyWrap.wrap(contentKey, kind.key().publicKey(), TestKeys.RANDOM);
    }
}
