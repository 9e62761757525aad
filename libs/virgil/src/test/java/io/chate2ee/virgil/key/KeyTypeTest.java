package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.key.KeyType.Compound;
import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTypeTest {

    @ParameterizedTest
    @EnumSource
    void singleTypeIsReadFromItsAlgorithm(Single type) {
        assertThat(KeyAlgorithms.read(KeyAlgorithms.write(type))).isEqualTo(type);
    }

    @Test
    void combinedTypesAreNamedByWhatTheyAreMadeOf() {
        assertThat(KeyType.CURVE25519_ED25519).hasToString("compound(X25519, Ed25519)");
        assertThat(KeyType.CURVE25519_ML_KEM_768_ED25519_FALCON)
                .hasToString("compound(hybrid(X25519, ML-KEM-768), hybrid(Ed25519, Falcon-512))");
    }

    @Test
    void keysSayWhatTypeTheyAre() {
        assertThat(KeyKind.COMPOUND.key().publicKey().type()).isEqualTo(KeyType.CURVE25519_ED25519);
        assertThat(KeyKind.POST_QUANTUM.key().publicKey().type())
                .isEqualTo(KeyType.CURVE25519_ML_KEM_768_ED25519_FALCON);
    }

    @Test
    void compoundOfCompoundsIsNoType() {
        assertThatThrownBy(() -> new Compound(KeyType.CURVE25519_ED25519, Single.ED25519))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Compound(Single.X25519, KeyType.CURVE25519_ED25519))
                .isInstanceOf(IllegalArgumentException.class);
        var compound = (CompoundPublicKey) KeyKind.COMPOUND.key().publicKey();
        assertThatThrownBy(() -> HybridSignerPublicKey.of(compound, compound))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void combinedTypeIsReadFromItsAlgorithm() {
        var type = new Compound(new Hybrid(Single.X25519, Single.ROUND5), new Hybrid(Single.P256, Single.FALCON_512));

        assertThat(KeyAlgorithms.read(KeyAlgorithms.write(type))).isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Ed25519 with NULL,                300706032b65700500",
        "X25519 with NULL,                 300706032b656e0500",
        "RSA without NULL,                 300b06092a864886f70d010101",
        "hybrid in a hybrid,               '302c060a2b0601040183ac1b0102301e 3015060a2b0601040183ac1b01023007 300506032b656e 300506032b656e'",
        "compound without halves,          300c060a2b0601040183ac1b0101",
        "compound with one half,           '3015060a2b0601040183ac1b01013007 300506032b656e'",
        "bytes behind the identifier,      300506032b657000",
        "identifier of no bytes,           30020600",
        "nothing,                          ''"
    })
    void algorithmThatIsNotOneIsMalformed(String name, String hex) {
        var algorithm = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> KeyAlgorithms.read(algorithm)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "P-384,     301006072a8648ce3d020106052b81040022, another elliptic curve",
        "ML-DSA-65, 300b0609608648016503040312,           ML-DSA-65",
        "Ed448,     300506032b6571,                       2b6571"
    })
    void otherAlgorithmIsRefusedByName(String name, String hex, String said) {
        var algorithm = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> KeyAlgorithms.read(algorithm))
                .isInstanceOf(UnsupportedKeyTypeException.class)
                .hasMessageContaining(said);
    }

    @Test
    void halvesThatCannotDoTheirTaskAreRefused() {
        var wrongWayRound = spki(new Compound(Single.ED25519, Single.X25519), KeyKind.ED25519, KeyKind.X25519);
        var nothingInCommon = spki(new Hybrid(Single.X25519, Single.FALCON_512), KeyKind.X25519, KeyKind.FALCON_512);

        assertThatThrownBy(() -> PublicKey.fromDer(wrongWayRound)).isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> PublicKey.fromDer(nothingInCommon)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @Test
    void byteBehindTheHalvesIsMalformed() {
        var key = KeyKind.COMPOUND.key().publicKey();
        var longer = Der.sequence(key.algorithm(), Der.bits(Arrays.copyOf(key.raw(), key.raw().length + 1)));

        assertThatThrownBy(() -> PublicKey.fromDer(longer)).isInstanceOf(MalformedException.class);
    }

    private static byte[] spki(KeyType type, KeyKind first, KeyKind second) {
        var halves = PairDer.write(
                first.key().publicKey().raw(), second.key().publicKey().raw());
        return Der.sequence(KeyAlgorithms.write(type), Der.bits(halves));
    }
}
