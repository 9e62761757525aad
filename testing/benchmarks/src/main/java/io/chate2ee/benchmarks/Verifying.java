package io.chate2ee.benchmarks;

import com.virgilsecurity.sdk.crypto.VirgilCrypto;
import com.virgilsecurity.sdk.crypto.VirgilPublicKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.Ed25519PublicKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One signature verified. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // The set-up, which JMH calls first, fills everything in.
public class Verifying {
    private final byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
    private final byte[] bare = new byte[Ed25519.SIGNATURE_SIZE];
    private final VirgilCrypto jni = new VirgilCrypto();
    private Ed25519PublicKey key;
    private byte[] signature;
    private KeyPair jdkKeys;
    private byte[] jdkSignature;
    private VirgilPublicKey jniKey;

    /** Makes the keys and what is to be verified. */
    @Setup
    public void sign() throws Exception {
        var secret = Ed25519PrivateKey.generate(Work.RANDOM);
        key = secret.publicKey();
        signature = VirgilSignature.sign(secret, Work.SIGNING_INPUT);
        var spki = key.toDer();
        System.arraycopy(spki, spki.length - point.length, point, 0, point.length);
        System.arraycopy(signature, signature.length - bare.length, bare, 0, bare.length);
        jniKey = jni.importPublicKey(spki);
        jdkKeys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(jdkKeys.getPrivate());
        signer.update(MessageDigest.getInstance("SHA-512").digest(Work.SIGNING_INPUT));
        jdkSignature = signer.sign();
    }

    /** The library. */
    @Benchmark
    public Ed25519PublicKey ours() {
        VirgilSignature.verify(key, Work.SIGNING_INPUT, signature);
        return key;
    }

    /** BouncyCastle alone. */
    @Benchmark
    public boolean bouncyCastle() {
        var digest = new SHA512Digest();
        digest.update(Work.SIGNING_INPUT, 0, Work.SIGNING_INPUT.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return Ed25519.verify(bare, 0, point, 0, hash, 0, hash.length);
    }

    /** The JDK alone. */
    @Benchmark
    public boolean jdk() throws GeneralSecurityException {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(jdkKeys.getPublic());
        verifier.update(MessageDigest.getInstance("SHA-512").digest(Work.SIGNING_INPUT));
        return verifier.verify(jdkSignature);
    }

    /** Virgil's library for Java: C behind JNI. */
    @Benchmark
    public boolean virgilJni() throws Exception {
        return jni.verifySignature(signature, Work.SIGNING_INPUT, jniKey);
    }
}
