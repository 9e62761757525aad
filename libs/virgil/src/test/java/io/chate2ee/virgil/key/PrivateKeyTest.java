package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.Hostile;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.VirgilException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.bytes.HexText;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.sign.Sha512;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTest {

    private final Ed25519PrivateKey key = TestKeys.fresh();

    @Test
    void appKeyIsReadFromBase64OfPkcs8() {
        assertThat(PrivateKey.parse(Base64Text.encode(key.exportDer())).publicKey())
                .isEqualTo(key.publicKey());
    }

    @Test
    void appKeyIsReadWithWhiteSpaceAroundIt() {
        assertThat(PrivateKey.parse("  " + Base64Text.encode(key.exportDer()) + "\n")
                        .publicKey())
                .isEqualTo(key.publicKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void appKeyIsReadFromPem(String lineEnd) {
        var body = Base64.getMimeEncoder(40, lineEnd.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.exportDer());
        var pem = "-----BEGIN PRIVATE KEY-----" + lineEnd + body + lineEnd + "-----END PRIVATE KEY-----" + lineEnd;

        assertThat(PrivateKey.parse(pem).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void bareSeedIsRefused() {
        var seed = Base64Text.encode(TestKeys.randomBytes(32));

        assertThatThrownBy(() -> PrivateKey.parse(seed)).isInstanceOf(MalformedException.class);
    }

    @Test
    void versionOneKeyThatCarriesItsPublicHalfIsRefused() throws Exception {
        // Given what BouncyCastle writes by default
        var parameters = new Ed25519PrivateKeyParameters(TestKeys.RANDOM);
        var der = PrivateKeyInfoFactory.createPrivateKeyInfo(parameters).getEncoded();
        assertThat(der.length).isGreaterThan(48);

        // When and Then
        assertThatThrownBy(() -> PrivateKey.fromDer(der)).isInstanceOf(MalformedException.class);
    }

    @Test
    void versionZeroKeyWithAttributesIsRefused() {
        var plain = key.exportDer();
        var inner = Arrays.copyOfRange(plain, 2, plain.length);
        var withAttributes = Der.sequence(inner, new byte[] {(byte) 0xa0, 0});

        assertThatThrownBy(() -> PrivateKey.fromDer(withAttributes)).isInstanceOf(MalformedException.class);
    }

    @Test
    void pemOfPkcs1IsRefusedByType() {
        var pem = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----";

        assertThatThrownBy(() -> PrivateKey.parse(pem)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not base64 at all",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
            })
    void textThatHoldsNoPrivateKeyIsMalformed(String text) {
        assertThatThrownBy(() -> PrivateKey.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void failureNeverShowsTheText() {
        var secret = Base64Text.encode(key.exportDer()) + "!";

        assertThatThrownBy(() -> PrivateKey.parse(secret))
                .isInstanceOf(MalformedException.class)
                .hasMessageNotContaining(secret.substring(0, 8))
                .hasNoCause();
    }

    @Test
    void everyByteStringGivesAKeyThatIsWrittenTheSameOrATypedFailure() {
        assertThat(Hostile.variantsOf(key.exportDer())).allSatisfy(bytes -> {
            try {
                assertThat(PrivateKey.fromDer(bytes).exportDer()).isEqualTo(bytes);
            } catch (VirgilException expected) {
                assertThat(expected).isInstanceOfAny(MalformedException.class, UnsupportedKeyTypeException.class);
            }
        });
    }

    @Test
    void closedKeyIsOfNoUseAndItsPublicHalfStays() {
        key.close();
        key.close();

        assertThatThrownBy(key::exportDer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.sign(new byte[0])).isInstanceOf(IllegalStateException.class);
        var peer = TestKeys.fresh().publicKey();
        assertThatThrownBy(() -> key.agree(peer)).isInstanceOf(IllegalStateException.class);
        assertThat(key.publicKey().id()).isNotNull();
    }

    @Test
    void printingAKeyDoesNotShowTheSecret() {
        var seed = TestKeys.randomBytes(32);

        assertThat(Ed25519PrivateKey.fromSeed(seed).toString())
                .contains("redacted")
                .doesNotContain(HexText.encode(seed));
    }

    @Test
    void bothSidesAgreeOnOneSecret() {
        var other = TestKeys.fresh();

        assertThat(key.agree(other.publicKey()))
                .isEqualTo(other.agree(key.publicKey()))
                .hasSize(32);
    }

    @Test
    void agreementIsX25519OverTheConvertedKeys() {
        // Given RFC 7748 over keys converted by another route: scalar from SHA-512 of the seed, point as scalar times
        // base
        var seed = TestKeys.randomBytes(32);
        var scalar = Arrays.copyOf(Sha512.digest(seed), 32);
        var publicU = new byte[32];
        X25519.scalarMultBase(scalar, 0, publicU, 0);

        // Then the converted public key is the same point
        assertThat(Ed25519PrivateKey.fromSeed(seed).publicKey().montgomery()).isEqualTo(publicU);
    }

    @Test
    void keyIdentifierIsEightBytes() {
        var id = key.publicKey().id();

        assertThat(KeyId.of(id.bytes())).isEqualTo(id);
        assertThat(id.hex()).isEqualTo(HexText.encode(id.bytes())).hasSize(16);
        assertThatThrownBy(() -> KeyId.of(new byte[9])).isInstanceOf(MalformedException.class);
    }
}
