package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.bytes.Base64Text;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.der.DerTag;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class P256KeysTest {

    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final BigInteger FIELD =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private final P256PrivateKey key = P256PrivateKey.generate(TestKeys.RANDOM);
    private final P256PublicKey publicKey = key.publicKey();
    private final byte[] digest = TestKeys.randomBytes(64);

    /** RFC 6979, A.2.5, the vectors with SHA-512. */
    @ParameterizedTest
    @CsvSource({
        "sample, 8496a60b5e9b47c825488827e0495b0e3fa109ec4568fd3f8d1097678eb97f00,"
                + " 2362ab1adbe2b8adf9cb9edab740ea6049c028114f2460f96554f61fae3302fe",
        "test, 461d93f31b6540894788fd206c07cfa0cc35f46fa3c91816fff1040ad1581a04,"
                + " 39af9f15de0db8d97e72719c74820d304ce5226e32dedae67519e840d1194e55"
    })
    void signaturesAreThoseOfRfc6979(String message, String r, String s) {
        var published = P256PrivateKey.ofScalar(
                HexFormat.of().parseHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"));

        var signature = published.signDigest(Digests.sha512(message.getBytes(StandardCharsets.US_ASCII)));

        assertThat(signature).isEqualTo(P256.writeSignature(new BigInteger(r, 16), new BigInteger(s, 16)));
    }

    @Test
    void bothValuesOfTheSecondNumberVerifyAndTheLowerIsWritten() {
        for (int i = 0; i < 20; i++) {
            var message = TestKeys.randomBytes(64);
            var numbers = P256.readSignature(key.signDigest(message));
            var other = P256.writeSignature(numbers[0], ORDER.subtract(numbers[1]));

            assertThat(numbers[1]).isLessThan(ORDER.shiftRight(1));
            assertThat(publicKey.verifiesDigest(message, other)).isTrue();
        }
    }

    @Test
    void numbersOutOfRangeAreNoSignature() {
        var numbers = P256.readSignature(key.signDigest(digest));
        var r = numbers[0];
        var s = numbers[1];

        assertThat(publicKey.verifiesDigest(digest, P256.writeSignature(r, s))).isTrue();
        assertThat(publicKey.verifiesDigest(digest, P256.writeSignature(BigInteger.ZERO, s)))
                .isFalse();
        assertThat(publicKey.verifiesDigest(digest, P256.writeSignature(r, BigInteger.ZERO)))
                .isFalse();
        assertThat(publicKey.verifiesDigest(digest, P256.writeSignature(r, s.add(ORDER))))
                .isFalse();
        assertThat(publicKey.verifiesDigest(digest, P256.writeSignature(r.add(ORDER), s)))
                .isFalse();
    }

    @Test
    void signatureThatIsNotStrictDerIsMalformed() {
        var numbers = P256.readSignature(key.signDigest(digest));
        var r = Der.natural(numbers[0]);
        var padded = Der.element(DerTag.INTEGER, new byte[1], BigIntegers.asUnsignedByteArray(33, numbers[1]));
        var negative = Der.element(DerTag.INTEGER, numbers[1].negate().toByteArray());

        assertMalformed(Der.sequence(r, padded));
        assertMalformed(Der.sequence(r, negative));
        assertMalformed(Der.sequence(r));
        assertMalformed(Der.sequence(r, r, r));
        assertMalformed(Arrays.copyOf(Der.sequence(r, r), Der.sequence(r, r).length + 1));
        assertMalformed(new byte[64]);
    }

    @Test
    void pointOffTheCurveOrInAnotherEncodingIsRefused() {
        var point = publicKey.raw();
        var compressed = Arrays.copyOf(point, 33);
        compressed[0] = 2;
        var hybrid = point.clone();
        hybrid[0] = (byte) (6 | point[64] & 1);
        var off = point.clone();
        off[64] ^= 1;
        var notReduced = point.clone();
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, FIELD), 0, notReduced, 1, 32);

        assertNoKey(compressed);
        assertNoKey(hybrid);
        assertNoKey(off);
        assertNoKey(notReduced);
        assertNoKey(new byte[1]);
        assertNoKey(new byte[65]);
    }

    @Test
    void scalarOutOfRangeIsRefused() {
        assertNoPrivateKey(BigIntegers.asUnsignedByteArray(32, ORDER));
        assertNoPrivateKey(new byte[32]);
        assertNoPrivateKey(new byte[31]);
        assertThat(P256PrivateKey.ofScalar(BigIntegers.asUnsignedByteArray(32, ORDER.subtract(BigInteger.ONE)))
                        .copyRaw())
                .hasSize(32);
    }

    @Test
    void privateKeyIsReadFromPemWithItsOwnLabelOnly() {
        var der = key.exportDer();

        assertThat(der).hasSize(121);
        assertThat(PrivateKey.parse(Pem.write(Pem.EC_PRIVATE_KEY, der)).publicKey())
                .isEqualTo(publicKey);
        assertThatThrownBy(() -> PrivateKey.parse(Pem.write(Pem.PRIVATE_KEY, der)))
                .isInstanceOf(MalformedException.class);
        var pkcs8 = TestKeys.fresh().exportDer();
        assertThatThrownBy(() -> PrivateKey.parse(Pem.write(Pem.EC_PRIVATE_KEY, pkcs8)))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> PublicKey.parse(Pem.write(Pem.EC_PRIVATE_KEY, der)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void privateKeyThatCarriesAnothersPublicKeyIsRefused() {
        var other = P256PrivateKey.generate(TestKeys.RANDOM).publicKey().raw();
        var mixed = Sec1.write(key.copyRaw(), other);

        assertThatThrownBy(() -> PrivateKey.fromDer(mixed)).isInstanceOf(MalformedException.class);
    }

    @Test
    void privateKeyInPkcs8IsRefused() {
        var wrapped = PrivateKeyDer.write(KeyType.Single.P256, key.exportDer());

        assertThatThrownBy(() -> PrivateKey.fromDer(wrapped)).isInstanceOf(MalformedException.class);
    }

    @Test
    void privateKeyOnAnotherCurveIsRefusedByType() {
        var hex = HexFormat.of().formatHex(key.exportDer());
        var other = HexFormat.of().parseHex(hex.replace("06082a8648ce3d030107", "06082a8648ce3d030106"));

        assertThatThrownBy(() -> PrivateKey.fromDer(other)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    @Test
    void textsOfPublicKeysAreReadStrictly() {
        var base64 = Base64Text.encode(publicKey.toDer());

        assertThatThrownBy(() -> PublicKey.parse(base64 + "=")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> PublicKey.parse(publicKey.toPem().replace("END", "FIN")))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> PublicKey.parse("A".repeat(40_000))).isInstanceOf(MalformedException.class);
    }

    private void assertMalformed(byte[] signature) {
        assertThatThrownBy(() -> publicKey.verifiesDigest(digest, signature)).isInstanceOf(MalformedException.class);
    }

    private static void assertNoKey(byte[] point) {
        assertThatThrownBy(() -> P256PublicKey.ofPoint(point)).isInstanceOf(MalformedException.class);
    }

    private static void assertNoPrivateKey(byte[] scalar) {
        assertThatThrownBy(() -> P256PrivateKey.ofScalar(scalar)).isInstanceOf(MalformedException.class);
    }
}
