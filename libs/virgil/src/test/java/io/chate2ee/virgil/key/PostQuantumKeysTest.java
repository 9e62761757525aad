package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.virgil.KeyKind;
import io.chate2ee.virgil.MalformedException;
import io.chate2ee.virgil.TestKeys;
import io.chate2ee.virgil.UnsupportedKeyTypeException;
import io.chate2ee.virgil.der.Der;
import io.chate2ee.virgil.key.KeyType.Compound;
import io.chate2ee.virgil.key.KeyType.Hybrid;
import io.chate2ee.virgil.key.KeyType.Single;
import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostQuantumKeysTest {

    private static final Falcon512PrivateKey FALCON = (Falcon512PrivateKey) KeyKind.FALCON_512.key();
    private static final MlKem768PrivateKey ML_KEM = (MlKem768PrivateKey) KeyKind.ML_KEM_768.key();
    private static final Compound RETIRED = new Compound(new Hybrid(Single.X25519, Single.ROUND5), Single.ED25519);

    private final byte[] digest = TestKeys.randomBytes(64);

    @RepeatedTest(20)
    void falconSignaturesOfFixedLengthHoldTheNumbersOfTheCompressedOnes() {
        var fixed = FALCON.signDigest(digest);

        assertThat(fixed).hasSize(809).startsWith(0x59);
        assertThat(FalconSignatures.fixed(FalconSignatures.compressed(fixed))).isEqualTo(fixed);
        assertThat(FALCON.publicKey().verifiesDigest(digest, fixed)).isTrue();
    }

    @Test
    void compressedFalconSignatureIsMalformed() {
        var compressed = FalconSignatures.compressed(FALCON.signDigest(digest));

        assertThatThrownBy(() -> FALCON.publicKey().verifiesDigest(digest, compressed))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> FALCON.publicKey().verifiesDigest(digest, Arrays.copyOf(compressed, 809)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void numberThatFalconLeavesOutIsMalformed() {
        var signature = FALCON.signDigest(digest);
        signature[41] = (byte) 0x80;
        signature[42] &= 0x0f;

        assertThatThrownBy(() -> FALCON.publicKey().verifiesDigest(digest, signature))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void longestNumbersFitIntoTheCompressedForm() {
        var extreme = new int[FalconFormat.COEFFICIENTS];
        Arrays.fill(extreme, -2047);
        var fixed = FalconFormat.pack(extreme, 12, 41);
        fixed[0] = 0x59;

        assertThat(FalconSignatures.fixed(FalconSignatures.compressed(fixed))).isEqualTo(fixed);
        assertThat(FALCON.publicKey().verifiesDigest(digest, fixed)).isFalse();
    }

    @Test
    void falconPublicKeyWithANumberThatIsNotReducedIsMalformed() {
        var raw = FALCON.publicKey().raw();
        raw[1] = (byte) 0xff;
        raw[2] |= (byte) 0xfc;

        assertThatThrownBy(() -> Falcon512PublicKey.ofRaw(raw)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x0a, 0x59})
    void falconPublicKeyWithAnotherHeaderIsMalformed(int header) {
        var raw = FALCON.publicKey().raw();
        raw[0] = (byte) header;

        assertThatThrownBy(() -> Falcon512PublicKey.ofRaw(raw)).isInstanceOf(MalformedException.class);
    }

    @Test
    void falconPrivateKeyMadeOfTwoIsMalformed() {
        var raw = FALCON.copyRaw();
        var other = Falcon512PrivateKey.generate(TestKeys.RANDOM).copyRaw();
        System.arraycopy(other, FalconSecrets.LARGE_F, raw, FalconSecrets.LARGE_F, 512);

        assertThatThrownBy(() -> Falcon512PrivateKey.ofRaw(raw)).isInstanceOf(MalformedException.class);
    }

    @Test
    void falconPrivateKeyWithoutAPublicKeyIsMalformed() {
        var raw = new byte[Falcon512PrivateKey.LENGTH];
        raw[0] = 0x59;

        assertThatThrownBy(() -> Falcon512PrivateKey.ofRaw(raw)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Falcon512PrivateKey.ofRaw(new byte[1280])).isInstanceOf(MalformedException.class);
    }

    @Test
    void polynomialComesBackFromItsValues() {
        var coefficients = TestKeys.RANDOM
                .ints(FalconFormat.COEFFICIENTS, 0, FalconFormat.MODULUS)
                .toArray();

        assertThat(FalconRing.coefficients(FalconRing.values(coefficients))).isEqualTo(coefficients);
    }

    @Test
    void halfAPowerOf512IsMinusOne() {
        // x^256 squared is x^512, which is -1 in this ring
        var half = new int[FalconFormat.COEFFICIENTS];
        half[256] = 1;
        var values = FalconRing.values(half);
        var minusOne = new int[FalconFormat.COEFFICIENTS];
        minusOne[0] = FalconFormat.MODULUS - 1;

        assertThat(FalconRing.coefficients(FalconRing.product(values, values))).isEqualTo(minusOne);
    }

    @Test
    void changedEncapsulationGivesAnotherSecret() {
        try (var encapsulation = ML_KEM.publicKey().encapsulate(TestKeys.RANDOM)) {
            encapsulation.encapsulated()[500] ^= 1;

            assertThat(ML_KEM.decapsulate(encapsulation.encapsulated())).isNotEqualTo(encapsulation.secret());
        }
    }

    @Test
    void mlKemKeysThatAreNotReducedAreMalformed() {
        var publicKey = ML_KEM.publicKey().raw();
        publicKey[0] = (byte) 0xff;
        publicKey[1] |= 0x0f;
        var low = ML_KEM.copyRaw();
        low[0] = 0x01;
        low[1] |= 0x0d;
        var high = ML_KEM.copyRaw();
        high[1150] |= (byte) 0x10;
        high[1151] = (byte) 0xd0;

        assertThatThrownBy(() -> MlKem768PublicKey.ofRaw(publicKey)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> MlKem768PrivateKey.ofRaw(low)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> MlKem768PrivateKey.ofRaw(high)).isInstanceOf(MalformedException.class);
    }

    @Test
    void mlKemPrivateKeyWhosePartsDoNotBelongTogetherIsMalformed() {
        var hash = ML_KEM.copyRaw();
        hash[2340] ^= 1;
        var embedded = ML_KEM.copyRaw();
        embedded[2330] ^= 1;

        assertThatThrownBy(() -> MlKem768PrivateKey.ofRaw(hash)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> MlKem768PrivateKey.ofRaw(embedded)).isInstanceOf(MalformedException.class);
    }

    @Test
    void bothHalvesOfAHybridMustHaveSigned() {
        var key = (HybridSignerPrivateKey) KeyKind.HYBRID_SIGNER.key();
        var stranger = (HybridSignerPrivateKey) KeyKind.HYBRID_SIGNER.fresh();
        var own = PairDer.read(key.signDigest(digest));
        var foreign = PairDer.read(stranger.signDigest(digest));

        assertThat(key.publicKey().verifiesDigest(digest, PairDer.write(own.first(), own.second())))
                .isTrue();
        assertThat(key.publicKey().verifiesDigest(digest, PairDer.write(foreign.first(), own.second())))
                .isFalse();
        assertThat(key.publicKey().verifiesDigest(digest, PairDer.write(own.first(), foreign.second())))
                .isFalse();
    }

    @Test
    void keyWithRound5VerifiesAndIsRefusedForEncryption() {
        var signer = TestKeys.fresh();
        var key = PublicKey.fromDer(retired(461, signer.publicKey()));

        assertThat(key.forVerifying().verifiesDigest(digest, signer.signDigest(digest)))
                .isTrue();
        assertThat(key.type()).isEqualTo(RETIRED);
        assertThat(key.forVerifying().longestSignature()).isEqualTo(64);
        assertThat(((RetiredPublicKey) key).signer()).isEqualTo(signer.publicKey());
        assertThatThrownBy(key::forEncryption)
                .isInstanceOf(UnsupportedKeyTypeException.class)
                .hasMessageContaining("Round5")
                .hasMessageContaining("new key");
    }

    @Test
    void keyWithRound5OfAnotherLengthIsMalformed() {
        var der = retired(460, TestKeys.fresh().publicKey());

        assertThatThrownBy(() -> PublicKey.fromDer(der)).isInstanceOf(MalformedException.class);
    }

    @Test
    void round5OutsideACompoundKeyIsRefusedByType() {
        var single = Der.sequence(KeyAlgorithms.write(Single.ROUND5), Der.bits(new byte[461]));
        var privateKey = PrivateKeyDer.write(Single.ROUND5, new byte[493]);

        assertThatThrownBy(() -> PublicKey.fromDer(single)).isInstanceOf(UnsupportedKeyTypeException.class);
        assertThatThrownBy(() -> PrivateKey.fromDer(privateKey)).isInstanceOf(UnsupportedKeyTypeException.class);
    }

    private static byte[] retired(int round5Length, PublicKey signer) {
        var x25519 = KeyKind.X25519.key().publicKey().raw();
        var cipher = PairDer.write(x25519, new byte[round5Length]);
        return Der.sequence(KeyAlgorithms.write(RETIRED), Der.bits(PairDer.write(cipher, signer.raw())));
    }
}
