package io.chate2ee.virgil.brainkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveTest {

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @MethodSource
    void theLadderAgreesWithOrdinaryMultiplication(BigInteger number) {
        var point = Curve.G.multiply(BigInteger.valueOf(42));

        assertThat(Curve.timesSecret(point, number)).isEqualTo(point.multiply(number));
    }

    static Stream<BigInteger> theLadderAgreesWithOrdinaryMultiplication() {
        // The bound below which twice the order is added, and the ends of the range
        var bound = BigInteger.ONE.shiftLeft(256).subtract(Curve.N);
        var ends = Stream.of(
                BigInteger.ONE,
                BigInteger.TWO,
                bound.subtract(BigInteger.ONE),
                bound,
                Curve.N.subtract(BigInteger.TWO),
                Curve.N.subtract(BigInteger.ONE));
        var random = new SecureRandom();
        return Stream.concat(
                ends,
                Stream.generate(() -> SecretScalar.generate(random).value()).limit(20));
    }

    @Test
    void whatIsReadIsOnlyTheUncompressedFormOfAPoint() {
        var bytes = CurvePoint.ofBase(SecretScalar.generate(random)).toBytes();

        assertThat(CurvePoint.fromBytes(bytes).toBytes()).isEqualTo(bytes);
        malformed(Curve.P256.decodePoint(bytes).getEncoded(true));
        malformed(new byte[] {0});
        malformed(new byte[65]);
        malformed(Arrays.copyOf(bytes, 64));
        malformed(Arrays.copyOf(bytes, 66));
        malformed(withFirst(bytes, 6));
        malformed(withFirst(bytes, 7));
    }

    @Test
    void coordinatesThatAreNotBelowThePrimeAreRefused() {
        // Given the point whose x is 0, written with x the prime itself, which is the same to sloppy readers
        var y = Curve.P256.getB().sqrt().getEncoded();
        var honest = point(new byte[32], y);
        var sloppy = point(Curve.P256.getField().getCharacteristic().toByteArray(), y);

        assertThat(CurvePoint.fromBytes(honest).toBytes()).isEqualTo(honest);
        malformed(sloppy);
    }

    @Test
    void hostileBytesAreAPointOrMalformedAndNothingElse() {
        var bytes = CurvePoint.ofBase(SecretScalar.generate(random)).toBytes();

        assertThat(Hostile.variantsOf(bytes)).allSatisfy(variant -> {
            try {
                assertThat(CurvePoint.fromBytes(variant).toBytes()).isEqualTo(variant);
            } catch (MalformedException expected) {
                assertThat(expected).hasMessageContaining("P-256");
            }
        });
    }

    @Test
    void pointsAreEqualByTheirBytes() {
        var bytes = CurvePoint.ofBase(SecretScalar.generate(random)).toBytes();
        var point = CurvePoint.fromBytes(bytes);

        assertThat(point).isEqualTo(CurvePoint.fromBytes(bytes)).hasSameHashCodeAs(CurvePoint.fromBytes(bytes));
        assertThat(point).isNotEqualTo(CurvePoint.ofBase(SecretScalar.generate(random)));
        assertThat(point.toString()).hasSizeLessThan(40);
    }

    @Test
    void aSecretNumberIsFrom1ToTheOrderLess1() {
        var largest = BigIntegers.asUnsignedByteArray(32, Curve.N.subtract(BigInteger.ONE));

        assertThat(SecretScalar.fromBytes(largest).toBytes()).isEqualTo(largest);
        for (var wrong : new byte[][] {new byte[32], BigIntegers.asUnsignedByteArray(32, Curve.N), new byte[31]}) {
            assertThatThrownBy(() -> SecretScalar.fromBytes(wrong)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void uniformBytesStandForOneNumberEach() {
        assertThat(SecretScalar.reduce(new byte[48]).value()).isEqualTo(BigInteger.ONE);
        var range = BigIntegers.asUnsignedByteArray(48, Curve.N.subtract(BigInteger.ONE));
        assertThat(SecretScalar.reduce(range).value()).isEqualTo(BigInteger.ONE);
        assertThatThrownBy(() -> SecretScalar.reduce(new byte[47])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInverseUndoesAMultiplication() {
        var number = SecretScalar.generate(random);
        var point = CurvePoint.ofBase(SecretScalar.generate(random));

        assertThat(point.times(number).times(number.inverse())).isEqualTo(point);
    }

    @Test
    void aClosedNumberIsOverwrittenAndUnusable() {
        var number = SecretScalar.generate(random);

        number.close();

        assertThatThrownBy(number::toBytes).isInstanceOf(IllegalStateException.class);
        assertThat(number).hasToString("SecretScalar[redacted]");
    }

    private static byte[] withFirst(byte[] bytes, int first) {
        var copy = bytes.clone();
        copy[0] = (byte) first;
        return copy;
    }

    private static byte[] point(byte[] x, byte[] y) {
        var bytes = new byte[65];
        bytes[0] = 4;
        System.arraycopy(x, x.length - 32, bytes, 1, 32);
        System.arraycopy(y, 0, bytes, 33, 32);
        return bytes;
    }

    private static void malformed(byte[] bytes) {
        assertThatThrownBy(() -> CurvePoint.fromBytes(bytes)).isInstanceOf(MalformedException.class);
    }
}
