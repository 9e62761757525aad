package io.chate2ee.virgil.brainkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.VirgilException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

class DleqProofTest {

    private final SecureRandom random = new SecureRandom();
    private final CurvePoint blinded = CurvePoint.ofBase(SecretScalar.generate(random));
    private final HardenedPoint answer = new BrainkeyServer(SecretScalar.generate(random), random).harden(blinded);

    @Test
    void aTrueProofHoldsAndSurvivesItsBytes() {
        var read = DleqProof.fromBytes(answer.proof().cBytes(), answer.proof().sBytes());

        assertThat(read).isEqualTo(answer.proof());
        assertThatCode(() -> verify(read)).doesNotThrowAnyException();
    }

    @Test
    void anyBitFlippedInTheProofIsRefused() {
        var proof = answer.proof();
        assertThat(BitFlips.of(proof.cBytes()))
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> verify(DleqProof.fromBytes(flipped.bytes(), proof.sBytes())))
                        .isInstanceOf(VirgilException.class));
        assertThat(BitFlips.of(proof.sBytes()))
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> verify(DleqProof.fromBytes(proof.cBytes(), flipped.bytes())))
                        .isInstanceOf(VirgilException.class));
    }

    @Test
    void everyPointIsPartOfWhatIsProved() {
        var other = CurvePoint.ofBase(SecretScalar.generate(random));
        var proof = answer.proof();

        refuses(() -> proof.verify(other, blinded, answer.point()));
        refuses(() -> proof.verify(answer.serverPublicKey(), other, answer.point()));
        refuses(() -> proof.verify(answer.serverPublicKey(), blinded, other));
    }

    @Test
    void aProofThatLeadsToThePointAtInfinityIsRefused() {
        refuses(() -> verify(new DleqProof(BigInteger.ZERO, BigInteger.ZERO)));
    }

    @Test
    void twoProofsOfTheSameAreDifferent() {
        var secret = SecretScalar.generate(random);
        var server = new BrainkeyServer(secret, random);

        assertThat(server.harden(blinded).proof())
                .isNotEqualTo(server.harden(blinded).proof());
        assertThat(server.harden(blinded).point())
                .isEqualTo(server.harden(blinded).point());
    }

    @Test
    void numbersOutOfRangeOrOfAnotherLengthAreMalformed() {
        var order = BigIntegers.asUnsignedByteArray(32, Curve.N);
        var good = answer.proof().cBytes();

        malformed(() -> DleqProof.fromBytes(order, good));
        malformed(() -> DleqProof.fromBytes(good, order));
        malformed(() -> DleqProof.fromBytes(new byte[31], good));
        malformed(() -> DleqProof.fromBytes(good, new byte[33]));
        malformed(() -> new DleqProof(BigInteger.ONE.negate(), BigInteger.ONE));
    }

    private void verify(DleqProof proof) {
        proof.verify(answer.serverPublicKey(), blinded, answer.point());
    }

    private static void refuses(Runnable check) {
        assertThatThrownBy(check::run).isInstanceOf(BadSignatureException.class);
    }

    private static void malformed(Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOf(MalformedException.class);
    }
}
