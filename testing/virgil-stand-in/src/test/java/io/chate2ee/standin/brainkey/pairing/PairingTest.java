package io.chate2ee.standin.brainkey.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.standin.brainkey.PythiaVectors;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final List<PythiaVectors.Run> RUNS = PythiaVectors.runs();

    @Test
    void anAnswerOfTheRealLibraryIsReadAndDeblindedToTheSameBytes() {
        for (var run : RUNS) {
            assertThat(hex(CompressedGt.deblind(run.seed().getBytes(), run.unblinding())))
                    .isEqualTo(hex(run.deblinded().getBytes()));
        }
    }

    @Test
    void pointsOfTheRealClientAreReadWithTheRightSign() {
        // Given one password, blinded many times by the real client
        var blindings = PythiaVectors.blindingsOfOnePassword();

        // When each blinding is taken out again
        var points = blindings.stream()
                .map(one -> G1Point.fromBytes(one.blinded().getBytes()).times(one.unblinding()))
                .toList();

        // Then the same point is left, the one the password stands for
        assertThat(points).hasSize(10).containsOnly(points.get(0));
    }

    @Test
    void aFactorOfThePointComesOutAsAnExponent() {
        var point = G1Point.fromBytes(RUNS.get(0).blinded().getBytes());
        var factor = new BigInteger("123456789012345678901234567890");

        var ofMultiple = Pairing.of(point.times(factor));

        assertThat(ofMultiple).isEqualTo(new GtElement(Pairing.of(point).value().power(factor)));
        assertThat(ofMultiple.value()).isNotEqualTo(Fp12.ONE);
    }

    @Test
    void theResultHasTheOrderOfTheGroupsAndSurvivesTheWire() {
        var result = Pairing.of(G1Point.fromBytes(RUNS.get(0).blinded().getBytes()));

        assertThat(result.value().power(Pairing.ORDER)).isEqualTo(Fp12.ONE);
        assertThat(CompressedGt.read(result.toBytes())).isEqualTo(result);
        assertThat(result.toBytes()).hasSize(GtElement.BYTES);
    }

    @Test
    void theShortWayToThePthPowerIsRight() {
        var element =
                Pairing.of(G1Point.fromBytes(RUNS.get(0).blinded().getBytes())).value();

        assertThat(element.frobenius()).isEqualTo(element.power(Fp.P));
    }

    @Test
    void theFinalExponentIsThreeTimesTheDefinition() {
        var element = new Fp12(new Fp6(Fp2.ONE, Fp2.ONE.timesXi(), Fp2.ZERO), Fp6.ONE);
        var exponent =
                Fp.P.pow(12).subtract(BigInteger.ONE).divide(Pairing.ORDER).multiply(BigInteger.valueOf(3));

        assertThat(FinalExponentiation.of(element)).isEqualTo(element.power(exponent));
    }

    @Test
    void bytesThatAreNoPointOfTheGroupAreRefused() {
        var good = RUNS.get(0).blinded().getBytes();
        var wrongTag = good.clone();
        wrongTag[0] = 4;
        var notReduced = Fp.toBytes(Fp.P);
        var offCurve = new byte[G1Point.BYTES];
        offCurve[0] = 2;
        offCurve[48] = 1;
        var otherOrder = new byte[G1Point.BYTES];
        otherOrder[0] = 2;

        assertThatThrownBy(() -> G1Point.fromBytes(wrongTag)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> G1Point.fromBytes(new byte[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> G1Point.fromBytes(notReduced)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> G1Point.fromBytes(offCurve)).hasMessage("not on the curve");
        assertThatThrownBy(() -> G1Point.fromBytes(otherOrder)).hasMessage("not in the group");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
