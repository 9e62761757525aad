package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Base64Text;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {

    private static final String PREFIX = "302a300506032b6570032100";

    private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final String ZERO_62 = "00".repeat(31);

    @Test
    void derOfAKeyIsReadBackToAnEqualKey() {
        var key = TestKeys.fresh().publicKey();

        var read = PublicKey.fromDer(key.toDer());

        assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(PublicKey.fromBase64(Base64Text.encode(key.toDer()))).isEqualTo(key);
        assertThat(read.id()).isEqualTo(key.id());
    }

    @ParameterizedTest(name = "point {0}…")
    @ValueSource(
            strings = {
                "01", // the neutral element
                "00", // order 4
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // order 2
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", // order 8
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // order 8
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 0, not reduced
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 1, not reduced
                "0100000000000000000000000000000000000000000000000000000000000080", // neutral, with a sign
                "02" // not on the curve
            })
    void pointsThatAreNotCanonicalOrNotOfPrimeOrderAreRefused(String start) {
        var point = start.length() == 2 ? start + ZERO_62 : start;
        var der = HexFormat.of().parseHex(PREFIX + point);

        assertThatThrownBy(() -> PublicKey.fromDer(der)).isInstanceOf(MalformedException.class);
    }

    @Test
    void pointWithATorsionPartIsRefused() {
        // Given a valid key plus the point of order 2: (x, y) + (0, -1) = (-x, -y)
        var point = Arrays.copyOfRange(TestKeys.fresh().publicKey().toDer(), 12, 44);
        boolean sign = point[31] < 0;
        point[31] &= 0x7f;
        var minusY = FIELD.subtract(new BigInteger(1, reversed(point)));
        var twisted = reversed(BigIntegers.asUnsignedByteArray(32, minusY));
        twisted[31] |= (byte) (sign ? 0 : 0x80);

        // When and Then
        assertThatThrownBy(() -> Ed25519PublicKey.ofPoint(twisted)).isInstanceOf(MalformedException.class);
    }

    @Test
    void everySingleBitFlipGivesAnotherKeyOrAFailure() {
        var key = TestKeys.fresh().publicKey();

        assertThat(BitFlips.of(key.toDer())).allSatisfy(flipped -> {
            try {
                assertThat(PublicKey.fromDer(flipped.bytes())).isNotEqualTo(key);
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, UnsupportedKeyTypeException.class);
            }
        });
    }

    @Test
    void everyByteStringGivesAKeyThatIsWrittenTheSameOrATypedFailure() {
        assertThat(Hostile.variantsOf(TestKeys.fresh().publicKey().toDer())).allSatisfy(bytes -> {
            try {
                assertThat(PublicKey.fromDer(bytes).toDer()).isEqualTo(bytes);
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, UnsupportedKeyTypeException.class);
            }
        });
    }

    @Test
    void keyLongerThanTheServiceTakesIsRefusedUnread() {
        assertThatThrownBy(() -> PublicKey.fromDer(new byte[4097])).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "302c300706032b65700500032100", // parameters NULL
                "302b300506032b6570032200", // a byte too long
                "30812a300506032b6570032100" // length not minimal
            })
    void ed25519KeyInOtherThanItsOneEncodingIsRefused(String prefix) {
        var point = TestKeys.fresh().publicKey().toDer();
        var hex = HexFormat.of();
        var der = hex.parseHex(prefix + hex.formatHex(point, 12, 44));

        assertThatThrownBy(() -> PublicKey.fromDer(der)).isInstanceOf(MalformedException.class);
    }

    @Test
    void unknownAlgorithmIsNamedByItsIdentifier() {
        var der = HexFormat.of().parseHex("300c300506032b65710303000102");

        assertThatThrownBy(() -> PublicKey.fromDer(der))
                .isInstanceOf(UnsupportedKeyTypeException.class)
                .hasMessageContaining("2b6571");
    }

    private static byte[] reversed(byte[] bytes) {
        return org.bouncycastle.util.Arrays.reverse(bytes);
    }
}
