package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.bytes.HexText;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveKeysTest {

    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "X25519", "P256", "ML_KEM_768"})
    void secretIsSharedInOneMessage(KeyKind kind) {
        var key = (KemPrivateKey) kind.key();

        try (var encapsulation = key.publicKey().encapsulate(TestKeys.RANDOM)) {
            assertThat(key.decapsulate(encapsulation.encapsulated()))
                    .isEqualTo(encapsulation.secret())
                    .hasSize(32);
            assertThat(encapsulation.encapsulated()).hasSize(key.publicKey().encapsulatedLength());
            assertThat(encapsulation.toString()).doesNotContain(HexText.encode(encapsulation.secret()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "X25519", "P256", "ML_KEM_768"})
    void messageOfAnotherLengthIsMalformed(KeyKind kind) {
        var key = (KemPrivateKey) kind.key();
        int length = key.publicKey().encapsulatedLength();

        assertThatThrownBy(() -> key.decapsulate(new byte[length - 1])).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> key.decapsulate(new byte[length + 1])).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // -1
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 0, not reduced
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 3, not reduced
                "0900000000000000000000000000000000000000000000000000000000000080", // 9, with the bit that does not
                // count
                "09000000000000000000000000000000000000000000000000000000000000",
                "090000000000000000000000000000000000000000000000000000000000000000"
            })
    void x25519KeyThatIsNotCanonicalOrOfSmallOrderIsRefused(String hex) {
        assertThatThrownBy(() -> X25519PublicKey.ofRaw(HEX.parseHex(hex))).isInstanceOf(MalformedException.class);
    }

    @Test
    void smallestAndLargestX25519KeysOfLargeOrderAreRead() {
        assertThat(X25519PublicKey.ofRaw(HEX.parseHex("02" + "00".repeat(31))).raw())
                .startsWith(2);
        assertThat(X25519PublicKey.ofRaw(HEX.parseHex("eb" + "ff".repeat(30) + "7f"))
                        .raw())
                .endsWith(0x7f);
    }

    @Test
    void x25519PrivateKeyIsKeptAsItCame() {
        var unclamped = HEX.parseHex("07" + "11".repeat(30) + "94");

        assertThat(X25519PrivateKey.ofRaw(unclamped).copyRaw()).isEqualTo(unclamped);
        assertThatThrownBy(() -> X25519PrivateKey.ofRaw(new byte[31])).isInstanceOf(MalformedException.class);
    }

    @Test
    void keyClosedWhileInUseGivesNoResult() {
        var key = TestKeys.fresh();

        assertThatThrownBy(() -> key.use(seed -> {
                    key.close();
                    return seed.length;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 513})
    void keyMaterialShorterOrLongerThanVirgilTakesIsRefused(int length) {
        assertThatThrownBy(() -> Ed25519PrivateKey.fromKeyMaterial(new byte[length]))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void keyMaterialAlwaysMakesTheSameKey() {
        var material = TestKeys.randomBytes(100);
        var made = Ed25519PrivateKey.fromKeyMaterial(material).publicKey();

        assertThat(Ed25519PrivateKey.fromKeyMaterial(material).publicKey()).isEqualTo(made);
        material[99] ^= 1;
        assertThat(Ed25519PrivateKey.fromKeyMaterial(material).publicKey()).isNotEqualTo(made);
    }
}
