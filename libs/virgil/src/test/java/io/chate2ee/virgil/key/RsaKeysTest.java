package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeysTest {

    private static final BigInteger F4 = BigInteger.valueOf(65_537);
    private static final RsaPrivateKey KEY = (RsaPrivateKey) KeyKind.RSA.key();

    private final byte[] digest = TestKeys.randomBytes(64);

    @ParameterizedTest
    @ValueSource(ints = {2048, 2049, 3072, 4096, 8192})
    void publicKeysOfAllSupportedSizesAreRead(int bits) {
        var key = RsaPublicKey.of(odd(bits), F4);

        assertThat(PublicKey.fromDer(key.toDer())).isEqualTo(key);
        assertThat(key.bits()).isEqualTo(bits);
        assertThat(key.length()).isEqualTo((bits + 7) / 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 1024, 2047, 8193, 16_384})
    void keysOfOtherSizesAreRefusedByType(int bits) {
        assertThatThrownBy(() -> RsaPublicKey.of(odd(bits), F4)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @Test
    void exponentThatWouldTakeLongIsRefusedByType() {
        var large = BigInteger.ONE.shiftLeft(32).add(BigInteger.ONE);

        assertThatThrownBy(() -> RsaPublicKey.of(odd(2048), large)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 65_536})
    void exponentThatIsEvenOrNoneIsMalformed(int exponent) {
        var number = BigInteger.valueOf(exponent);

        assertThatThrownBy(() -> RsaPublicKey.of(odd(2048), number)).isInstanceOf(MalformedException.class);
    }

    @Test
    void evenModulusIsMalformed() {
        assertThatThrownBy(() -> RsaPublicKey.of(odd(2048).clearBit(0), F4)).isInstanceOf(MalformedException.class);
    }

    @Test
    void keyThatIsNotStrictDerIsMalformed() {
        var raw = KEY.publicKey().raw();

        assertThatThrownBy(() -> RsaPublicKey.ofRaw(Arrays.copyOf(raw, raw.length + 1)))
                .isInstanceOf(MalformedException.class);
        var three = Der.sequence(Der.natural(odd(2048)), Der.natural(F4), Der.natural(F4));
        assertThatThrownBy(() -> RsaPublicKey.ofRaw(three)).isInstanceOf(MalformedException.class);
    }

    static Stream<RsaNumbers> foreignNumbers() {
        var n = KEY.use(RsaNumbers::read);
        var one = BigInteger.ONE;
        var phi = n.p().subtract(one).multiply(n.q().subtract(one));
        return Stream.of(
                with(n, n.exponent().add(one), n.p(), n.q(), n.dp(), n.dq(), n.coefficient()),
                with(n, n.exponent().add(phi.multiply(n.modulus())), n.p(), n.q(), n.dp(), n.dq(), n.coefficient()),
                with(n, n.exponent(), n.q(), n.p(), n.dp(), n.dq(), n.coefficient()),
                with(n, n.exponent(), one, n.modulus(), n.dp(), n.dq(), n.coefficient()),
                with(n, n.exponent(), n.p(), n.q(), n.dp().add(one), n.dq(), n.coefficient()),
                with(n, n.exponent(), n.p(), n.q(), n.dp().add(n.p()).subtract(one), n.dq(), n.coefficient()),
                with(n, n.exponent(), n.p(), n.q(), n.dp(), n.dq().add(one), n.coefficient()),
                with(
                        n,
                        n.exponent(),
                        n.p(),
                        n.q(),
                        n.dp(),
                        n.dq(),
                        n.coefficient().add(one)),
                with(
                        n,
                        n.exponent(),
                        n.p(),
                        n.q(),
                        n.dp(),
                        n.dq(),
                        n.coefficient().add(n.p())));
    }

    @ParameterizedTest
    @MethodSource("foreignNumbers")
    void privateKeyWhoseNumbersDoNotBelongTogetherIsMalformed(RsaNumbers numbers) {
        var raw = numbers.write();

        assertThat(numbers.toString()).isEqualTo("RsaNumbers[redacted]");
        assertThatThrownBy(() -> RsaPrivateKey.ofRaw(raw)).isInstanceOf(MalformedException.class);
    }

    @Test
    void signaturesDifferEachTimeAndAreAsLongAsTheKey() {
        assertThat(KEY.signDigest(digest)).hasSize(256).isNotEqualTo(KEY.signDigest(digest));
    }

    @Test
    void secondSpellingOfASignatureIsRefused() {
        var signature = new BigInteger(1, KEY.signDigest(digest));
        var larger =
                BigIntegers.asUnsignedByteArray(signature.add(KEY.publicKey().modulus()));
        var longer = BigIntegers.asUnsignedByteArray(257, signature);

        assertThat(KEY.publicKey().verifiesDigest(digest, larger)).isFalse();
        assertThat(KEY.publicKey().verifiesDigest(digest, longer)).isFalse();
        assertThat(KEY.publicKey().verifiesDigest(digest, new byte[0])).isFalse();
        assertThat(KEY.publicKey().verifiesDigest(digest, new byte[256])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, 63, 65})
    void signatureWithASaltOfAnotherLengthIsRefused(int salt) throws Exception {
        var signer = PSSSigner.createRawSigner(
                new RSABlindedEngine(), new SHA512Digest(), new SHA512Digest(), salt, PSSSigner.TRAILER_IMPLICIT);
        signer.init(true, KEY.use(RsaNumbers::read).parameters());
        signer.update(digest, 0, digest.length);

        assertThat(KEY.publicKey().verifiesDigest(digest, signer.generateSignature()))
                .isFalse();
    }

    @Test
    void ciphertextOfAnotherLengthIsMalformedAndALargerNumberNotAuthentic() {
        var largest = new byte[256];
        Arrays.fill(largest, (byte) 0xff);

        assertThatThrownBy(() -> KEY.decrypt(new byte[255])).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> KEY.decrypt(new byte[257])).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> KEY.decrypt(largest)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> KEY.decrypt(new byte[256])).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void plaintextFitsUpTo126BytesInto2048Bits() {
        var longest = TestKeys.randomBytes(126);

        assertThat(KEY.decrypt(KEY.publicKey().encrypt(longest, TestKeys.RANDOM)))
                .isEqualTo(longest);
        assertThatThrownBy(() -> KEY.publicKey().encrypt(new byte[127], TestKeys.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2047, 2049, 8194})
    void keyOfAnotherSizeIsNotMade(int bits) {
        assertThatThrownBy(() -> RsaPrivateKey.generate(bits, TestKeys.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigInteger odd(int bits) {
        return new BigInteger(bits, TestKeys.RANDOM).setBit(bits - 1).setBit(0);
    }

    private static RsaNumbers with(
            RsaNumbers n,
            BigInteger d,
            BigInteger p,
            BigInteger q,
            BigInteger dp,
            BigInteger dq,
            BigInteger coefficient) {
        return new RsaNumbers(n.modulus(), n.publicExponent(), d, p, q, dp, dq, coefficient);
    }
}
