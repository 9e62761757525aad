package io.chate2ee.benchmarks;

import com.virgilsecurity.sdk.crypto.VirgilCrypto;
import com.virgilsecurity.sdk.crypto.VirgilPrivateKey;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.sign.VirgilSignature;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One signature as Virgil wants it: SHA-512 of the text, the digest signed with Ed25519. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // The set-up, which JMH calls first, fills everything in.
public class Signing {
    private final byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    private final byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
    private final VirgilCrypto jni = new VirgilCrypto();
    private Ed25519PrivateKey key;
    private PrivateKey jdkKey;
    private VirgilPrivateKey jniKey;

    /** Makes the keys. */
    @Setup
    public void makeKeys() throws Exception {
        Work.RANDOM.nextBytes(seed);
        Ed25519.generatePublicKey(seed, 0, point, 0);
        key = Ed25519PrivateKey.fromSeed(seed);
        jdkKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        jniKey = jni.importPrivateKey(key.exportDer()).getPrivateKey();
    }

    /** The library. */
    @Benchmark
    public byte[] ours() {
        return VirgilSignature.sign(key, Work.SIGNING_INPUT);
    }

    /** BouncyCastle alone, given the public key too, which is its fastest way. */
    @Benchmark
    public byte[] bouncyCastle() {
        var digest = new SHA512Digest();
        digest.update(Work.SIGNING_INPUT, 0, Work.SIGNING_INPUT.length);
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, point, 0, hash, 0, hash.length, signature, 0);
        return signature;
    }

    /** The JDK alone. */
    @Benchmark
    public byte[] jdk() throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-512").digest(Work.SIGNING_INPUT);
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(jdkKey);
        signature.update(hash);
        return signature.sign();
    }

    /** Virgil's library for Java: C behind JNI. */
    @Benchmark
    public byte[] virgilJni() throws Exception {
        return jni.generateSignature(Work.SIGNING_INPUT, jniKey);
    }
}
