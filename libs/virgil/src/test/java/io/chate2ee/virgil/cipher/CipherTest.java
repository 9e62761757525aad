package io.chate2ee.virgil.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.BadSignatureException;
import io.chate2ee.virgil.BitFlips;
import io.chate2ee.virgil.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CipherTest {

    private final byte[] key = TestKeys.randomBytes(32);
    private final byte[] nonce = TestKeys.randomBytes(12);
    private final byte[] iv = TestKeys.randomBytes(16);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 1000})
    void gcmAgreesWithTheJdk(int length) throws Exception {
        var plaintext = TestKeys.randomBytes(length);
        var aad = TestKeys.randomBytes(length / 2);
        var jdk = Cipher.getInstance("AES/GCM/NoPadding");
        jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        jdk.updateAAD(aad);

        var encrypted = AesGcm.encrypt(key, nonce, plaintext, aad);

        assertThat(encrypted).isEqualTo(jdk.doFinal(plaintext));
        assertThat(AesGcm.decrypt(key, nonce, encrypted, aad)).isEqualTo(plaintext);
    }

    @Test
    void everySingleBitFlipOfCiphertextNonceOrAdditionalDataIsRefused() {
        var aad = TestKeys.randomBytes(5);
        var encrypted = AesGcm.encrypt(key, nonce, TestKeys.randomBytes(20), aad);

        assertThat(BitFlips.of(encrypted)).allSatisfy(flipped -> assertNotAuthentic(nonce, flipped.bytes(), aad));
        assertThat(BitFlips.of(nonce)).allSatisfy(flipped -> assertNotAuthentic(flipped.bytes(), encrypted, aad));
        assertThat(BitFlips.of(aad)).allSatisfy(flipped -> assertNotAuthentic(nonce, encrypted, flipped.bytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15})
    void lessThanATagIsRefused(int length) {
        assertNotAuthentic(nonce, new byte[length], AesGcm.NO_AAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 32})
    void cbcAgreesWithTheJdk(int length) throws Exception {
        var plaintext = TestKeys.randomBytes(length);
        var jdk = Cipher.getInstance("AES/CBC/PKCS5Padding");
        jdk.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));

        var encrypted = AesCbc.encrypt(key, iv, plaintext);

        assertThat(encrypted).isEqualTo(jdk.doFinal(plaintext));
        assertThat(AesCbc.decrypt(key, iv, encrypted)).isEqualTo(plaintext);
    }

    @Test
    void cbcWithBrokenPaddingIsRefused() {
        var encrypted = AesCbc.encrypt(key, iv, new byte[32]);
        // The last block then ends in 0x10 ^ 0x01 = 17, which is no padding.
        encrypted[31] ^= 1;

        assertThatThrownBy(() -> AesCbc.decrypt(key, iv, encrypted)).isInstanceOf(BadSignatureException.class);
        assertThatThrownBy(() -> AesCbc.decrypt(key, iv, new byte[15])).isInstanceOf(BadSignatureException.class);
    }

    @Test
    void hmacIsThatOfRfc4231() {
        var mac = Sha384.hmac(
                "Jefe".getBytes(StandardCharsets.US_ASCII),
                "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII));

        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                        + "8e2240ca5e69e2c78b3239ecfab21649");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 48, 49, 80, 200})
    void derivedKeysAreThoseOfAnotherImplementation(int length) {
        var expected = new byte[length];
        var kdf2 = new KDF2BytesGenerator(new SHA384Digest());
        kdf2.init(new KDFParameters(key, null));
        kdf2.generateBytes(expected, 0, length);

        assertThat(Sha384.kdf2(key, length)).isEqualTo(expected);
    }

    private void assertNotAuthentic(byte[] usedNonce, byte[] encrypted, byte[] aad) {
        assertThatThrownBy(() -> AesGcm.decrypt(key, usedNonce, encrypted, aad))
                .isInstanceOf(BadSignatureException.class);
    }
}
