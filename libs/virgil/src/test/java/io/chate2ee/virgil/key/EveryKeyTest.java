package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for keys of every type. */
class EveryKeyTest {

    @ParameterizedTest
    @EnumSource
    void twoFreshKeysAreNeverTheSame(KeyKind kind) {
        assertThat(kind.fresh().exportDer()).isNotEqualTo(kind.fresh().exportDer());
    }

    @ParameterizedTest
    @EnumSource
    void publicKeyIsReadBackFromItsDer(KeyKind kind) {
        var key = kind.key().publicKey();

        var read = PublicKey.fromDer(key.toDer());

        assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(read.toDer()).isEqualTo(key.toDer());
        assertThat(read.type()).isEqualTo(key.type());
        assertThat(read.id()).isEqualTo(key.id());
        assertThat(read.legacyId()).isEqualTo(key.legacyId());
        assertThat(read).isNotEqualTo(kind.fresh().publicKey());
    }

    @ParameterizedTest
    @EnumSource
    void publicKeyIsReadBackFromItsTexts(KeyKind kind) {
        var key = kind.key().publicKey();

        assertThat(PublicKey.parse(Base64Text.encode(key.toDer()))).isEqualTo(key);
        assertThat(PublicKey.parse("\n" + key.toPem())).isEqualTo(key);
        assertThat(key.toPem().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
    }

    @ParameterizedTest
    @EnumSource
    void privateKeyIsReadBackFromItsDer(KeyKind kind) {
        var der = kind.key().exportDer();

        var read = PrivateKey.fromDer(der);

        assertThat(read.exportDer()).isEqualTo(der);
        assertThat(read.publicKey()).isEqualTo(kind.key().publicKey());
        assertThat(PrivateKey.parse(Base64Text.encode(der)).publicKey())
                .isEqualTo(kind.key().publicKey());
    }

    @ParameterizedTest
    @EnumSource
    void keyDoesWhatItsTypeCanAndRefusesTheRest(KeyKind kind) {
        var key = kind.key();

        if (kind.signs()) {
            assertThat(key.forSigning()).isSameAs(key);
            assertThat(key.publicKey().forVerifying()).isSameAs(key.publicKey());
        } else {
            assertThatThrownBy(key::forSigning).isInstanceOf(UnsupportedKeyTypeException.class);
            assertThatThrownBy(() -> key.publicKey().forVerifying()).isInstanceOf(UnsupportedKeyTypeException.class);
        }
        if (kind.decrypts()) {
            assertThat(key.forDecryption()).isSameAs(key);
            assertThat(key.publicKey().forEncryption()).isSameAs(key.publicKey());
        } else {
            assertThatThrownBy(key::forDecryption).isInstanceOf(UnsupportedKeyTypeException.class);
            assertThatThrownBy(() -> key.publicKey().forEncryption()).isInstanceOf(UnsupportedKeyTypeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("exhaustive")
    void everySingleBitFlipOfAPublicKeyGivesAnotherKeyOrAFailure(KeyKind kind) {
        var key = kind.key().publicKey();

        assertThat(BitFlips.sampleOf(key.toDer()).map(BitFlips.Flipped::bytes)).allSatisfy(bytes -> {
            try {
                var read = PublicKey.fromDer(bytes);
                assertThat(read.toDer()).isEqualTo(bytes);
                assertThat(read).isNotEqualTo(key);
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, UnsupportedKeyTypeException.class);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    @Tag("exhaustive")
    void everySingleBitFlipOfAPrivateKeyGivesAKeyWrittenTheSameOrAFailure(KeyKind kind) {
        assertThat(BitFlips.sampleOf(kind.key().exportDer()).map(BitFlips.Flipped::bytes))
                .allSatisfy(EveryKeyTest::assertReadOrRefused);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("exhaustive")
    void everyByteStringGivesAPrivateKeyWrittenTheSameOrAFailure(KeyKind kind) {
        assertThat(Hostile.variantsOf(kind.key().exportDer())).allSatisfy(EveryKeyTest::assertReadOrRefused);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("exhaustive")
    void everyByteStringGivesAPublicKeyWrittenTheSameOrAFailure(KeyKind kind) {
        assertThat(Hostile.variantsOf(kind.key().publicKey().toDer())).allSatisfy(bytes -> {
            try {
                assertThat(PublicKey.fromDer(bytes).toDer()).isEqualTo(bytes);
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, UnsupportedKeyTypeException.class);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void closedKeyIsOfNoUseAndItsPublicHalfStays(KeyKind kind) {
        var key = kind.fresh();

        key.close();
        key.close();

        assertThatThrownBy(key::exportDer).isInstanceOf(IllegalStateException.class);
        if (kind.signs()) {
            var signing = key.forSigning();
            assertThatThrownBy(() -> signing.signDigest(new byte[64])).isInstanceOf(IllegalStateException.class);
        }
        assertThat(PublicKey.fromDer(key.publicKey().toDer())).isEqualTo(key.publicKey());
    }

    @ParameterizedTest
    @EnumSource
    void printingAKeyShowsItsTypeAndIdentifierOnly(KeyKind kind) {
        var key = kind.key();

        assertThat(key.toString())
                .isEqualTo("PrivateKey[" + key.publicKey().type() + ", "
                        + key.publicKey().id().hex() + ", secret redacted]");
        assertThat(key.publicKey().toString())
                .isEqualTo("PublicKey[" + key.publicKey().type() + ", "
                        + key.publicKey().id().hex() + "]");
    }

    @ParameterizedTest
    @EnumSource
    void identifiersGoToBytesAndBack(KeyKind kind) {
        var key = kind.key().publicKey();

        assertThat(KeyId.of(key.id().bytes())).isEqualTo(key.id());
        assertThat(LegacyKeyId.of(key.legacyId().bytes())).isEqualTo(key.legacyId());
        assertThat(key.legacyId().hex()).isEqualTo(HexText.encode(key.legacyId().bytes()));
        assertThatThrownBy(() -> LegacyKeyId.of(key.id().bytes())).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void arraysAKeyGivesOutAreCopies(KeyKind kind) {
        var key = kind.key().publicKey();
        var der = key.toDer();

        Arrays.fill(key.raw(), (byte) 0);
        Arrays.fill(key.algorithm(), (byte) 0);
        Arrays.fill(key.toDer(), (byte) 0);

        assertThat(key.toDer()).isEqualTo(der);
    }

    private static void assertReadOrRefused(byte[] bytes) {
        try (var read = PrivateKey.fromDer(bytes)) {
            assertThat(read.exportDer()).isEqualTo(bytes);
        } catch (VirgilException expected) {
            assertThat(expected).isInstanceOfAny(MalformedException.class, UnsupportedKeyTypeException.class);
        }
    }
}
