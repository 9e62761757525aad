package io.chate2ee.virgil.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.virgil.TestKeys;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own implementations, as a second opinion. */
class JdkKeysTest {

    private final byte[] digest = TestKeys.randomBytes(64);

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "X25519"})
    void keysOfTheJdkAreReadAndWrittenByteForByte(String algorithm) throws Exception {
        var pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();

        assertBothRead(pair);
    }

    @Test
    void rsaKeysOfTheJdkAreReadAndWrittenByteForByte() throws Exception {
        assertBothRead(jdkPair("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)));
    }

    @Test
    void p256PublicKeysOfTheJdkAreReadAndWrittenByteForByte() throws Exception {
        var encoded = p256Pair().getPublic().getEncoded();

        assertThat(PublicKey.fromDer(encoded).toDer()).isEqualTo(encoded);
    }

    @RepeatedTest(10)
    void x25519AgreesWithTheJdk() throws Exception {
        var theirs = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        var ours = X25519PrivateKey.generate(TestKeys.RANDOM);

        assertThat(agreed("XDH", "X25519", theirs, ours.publicKey()))
                .isEqualTo(ours.decapsulate(
                        PublicKey.fromDer(theirs.getPublic().getEncoded()).raw()));
    }

    @RepeatedTest(10)
    void p256AgreesWithTheJdk() throws Exception {
        var theirs = p256Pair();
        var ours = P256PrivateKey.generate(TestKeys.RANDOM);

        assertThat(agreed("ECDH", "EC", theirs, ours.publicKey()))
                .isEqualTo(ours.decapsulate(
                        PublicKey.fromDer(theirs.getPublic().getEncoded()).raw()));
    }

    @RepeatedTest(10)
    void p256SignaturesOfTheJdkVerifyHereAndOursThere() throws Exception {
        var theirs = p256Pair();
        var signer = Signature.getInstance("NONEwithECDSA");
        signer.initSign(theirs.getPrivate());
        signer.update(digest);
        var publicKey = PublicKey.fromDer(theirs.getPublic().getEncoded()).forVerifying();
        assertThat(publicKey.verifiesDigest(digest, signer.sign())).isTrue();

        var ours = P256PrivateKey.generate(TestKeys.RANDOM);
        var verifier = Signature.getInstance("NONEwithECDSA");
        verifier.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(ours.publicKey().toDer())));
        verifier.update(digest);
        assertThat(verifier.verify(ours.signDigest(digest))).isTrue();
    }

    @Test
    void rsaEncryptionOfTheJdkIsOpenedHereAndOursThere() throws Exception {
        var pair = jdkPair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
        var ours = (RsaPrivateKey) PrivateKey.fromDer(pair.getPrivate().getEncoded());
        var oaep = new OAEPParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, PSource.PSpecified.DEFAULT);
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");

        cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic(), oaep);
        assertThat(ours.decrypt(cipher.doFinal(digest))).isEqualTo(digest);

        cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), oaep);
        assertThat(cipher.doFinal(ours.publicKey().encrypt(digest, TestKeys.RANDOM)))
                .isEqualTo(digest);
    }

    private static void assertBothRead(KeyPair pair) {
        var publicDer = pair.getPublic().getEncoded();
        var privateDer = pair.getPrivate().getEncoded();

        assertThat(PublicKey.fromDer(publicDer).toDer()).isEqualTo(publicDer);
        assertThat(PrivateKey.fromDer(privateDer).exportDer()).isEqualTo(privateDer);
        assertThat(PrivateKey.fromDer(privateDer).publicKey()).isEqualTo(PublicKey.fromDer(publicDer));
    }

    private static byte[] agreed(String scheme, String factory, KeyPair theirs, PublicKey ours) throws Exception {
        var agreement = KeyAgreement.getInstance(scheme);
        agreement.init(theirs.getPrivate());
        agreement.doPhase(KeyFactory.getInstance(factory).generatePublic(new X509EncodedKeySpec(ours.toDer())), true);
        return agreement.generateSecret();
    }

    private static KeyPair p256Pair() throws Exception {
        return jdkPair("EC", new ECGenParameterSpec("secp256r1"));
    }

    private static KeyPair jdkPair(String algorithm, AlgorithmParameterSpec parameters) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(parameters);
        return generator.generateKeyPair();
    }
}
