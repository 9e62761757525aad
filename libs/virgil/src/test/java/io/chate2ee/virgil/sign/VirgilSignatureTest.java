package io.chate2ee.virgil.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.ExtraElements;
import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class VirgilSignatureTest {

    private static final int PREFIX = 19;
    private static final BigInteger GROUP_ORDER =
            new BigInteger("7237005577332262213973186563042994240857116359379907606001950938285454250989");

    private final Ed25519PrivateKey key = TestKeys.fresh();
    private final byte[] data = TestKeys.randomBytes(100);
    private final byte[] signature = VirgilSignature.sign(key, data);

    @RepeatedTest(20)
    void whatIsSignedVerifies() {
        var some = TestKeys.randomBytes(TestKeys.RANDOM.nextInt(300));

        assertThatCode(() -> VirgilSignature.verify(key.publicKey(), some, VirgilSignature.sign(key, some)))
                .doesNotThrowAnyException();
    }

    @Test
    void signatureIsAWrapperOf83Bytes() {
        assertThat(signature).hasSize(83);
        assertThat(HexFormat.of().formatHex(signature, 0, PREFIX))
                .isEqualTo("3051300d06096086480165030402030500" + "0440");
    }

    @Test
    void everySingleBitFlipOfTheSignatureIsRefused() {
        assertThat(BitFlips.of(signature))
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> VirgilSignature.verify(key.publicKey(), data, flipped.bytes()))
                        .isInstanceOfAny(MalformedException.class, BadSignatureException.class));
    }

    @Test
    void everySingleBitFlipOfTheDataIsRefused() {
        assertThat(BitFlips.of(data))
                .allSatisfy(flipped -> assertThatThrownBy(
                                () -> VirgilSignature.verify(key.publicKey(), flipped.bytes(), signature))
                        .isInstanceOf(BadSignatureException.class));
    }

    @Test
    void signatureByAnotherKeyIsRefused() {
        var other = TestKeys.fresh().publicKey();

        assertThatThrownBy(() -> VirgilSignature.verify(other, data, signature))
                .isInstanceOf(BadSignatureException.class);
    }

    @Test
    void secondSpellingOfTheScalarIsRefused() {
        // Given S + L in place of S, which satisfies the equation of the scheme too
        var malleable = signature.clone();
        int from = PREFIX + 32;
        var s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, from, from + 32)));
        var larger = reversed(s.add(GROUP_ORDER).toByteArray());
        System.arraycopy(larger, 0, malleable, from, 32);

        // When and Then
        assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), data, malleable))
                .isInstanceOf(BadSignatureException.class);
    }

    @Test
    void bareSignatureWithoutItsWrapperIsMalformed() {
        var bare = Arrays.copyOfRange(signature, PREFIX, signature.length);

        assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), data, bare))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void wrapperThatNamesAnotherDigestIsMalformed() {
        var sha384 = signature.clone();
        sha384[14] = 2;

        assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), data, sha384))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void byteBehindTheWrapperIsMalformed() {
        var longer = Arrays.copyOf(signature, signature.length + 1);

        assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), data, longer))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void elementTooManyAnywhereIsMalformed() {
        assertThat(ExtraElements.of(signature))
                .hasSize(3)
                .allSatisfy(bytes -> assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), data, bytes))
                        .isInstanceOf(MalformedException.class));
    }

    @Test
    void algorithmOfTheWrapperIsSha512WithItsNull() {
        assertThat(HexFormat.of().formatHex(VirgilSignature.sha512Algorithm()))
                .isEqualTo("300d06096086480165030402030500");
    }

    @Test
    void anythingButTheSignatureItselfIsRefusedByType() {
        assertThat(Hostile.variantsOf(signature))
                .filteredOn(bytes -> !Arrays.equals(bytes, signature))
                .allSatisfy(bytes -> assertThatThrownBy(() -> VirgilSignature.verify(key.publicKey(), data, bytes))
                        .isInstanceOfAny(MalformedException.class, BadSignatureException.class));
    }

    private static byte[] reversed(byte[] bytes) {
        return org.bouncycastle.util.Arrays.reverse(bytes);
    }
}
