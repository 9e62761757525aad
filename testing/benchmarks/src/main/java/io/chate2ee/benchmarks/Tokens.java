package io.chate2ee.benchmarks;

import com.virgilsecurity.sdk.common.TimeSpan;
import com.virgilsecurity.sdk.crypto.VirgilAccessTokenSigner;
import com.virgilsecurity.sdk.crypto.VirgilCrypto;
import com.virgilsecurity.sdk.jwt.Jwt;
import com.virgilsecurity.sdk.jwt.JwtGenerator;
import com.virgilsecurity.sdk.jwt.JwtVerifier;
import io.chate2ee.virgil.jwt.AppKey;
import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtMinter;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Access tokens, from identity to text and back. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // The set-up, which JMH calls first, fills everything in.
public class Tokens {
    private static final Duration TTL = Duration.ofHours(1);

    private VirgilJwtMinter minter;
    private VirgilJwtVerifier verifier;
    private JwtGenerator jniMinter;
    private JwtVerifier jniVerifier;
    private String token;

    /** Makes the keys and a token. */
    @Setup
    public void mint() throws Exception {
        var key = Ed25519PrivateKey.generate(Work.RANDOM);
        minter = new VirgilJwtMinter(Work.APP_ID, new AppKey(Work.KEY_ID, key), Clock.systemUTC());
        verifier = new VirgilJwtVerifier(Work.APP_ID, Map.of(Work.KEY_ID, key.publicKey()), Clock.systemUTC());
        token = minter.mint(Work.IDENTITY, TTL).text();
        var jni = new VirgilCrypto();
        var keys = jni.importPrivateKey(key.exportDer());
        var signer = new VirgilAccessTokenSigner(jni);
        var ttl = TimeSpan.fromTime(TTL.toSeconds(), TimeUnit.SECONDS);
        jniMinter = new JwtGenerator(Work.APP_ID, keys.getPrivateKey(), Work.KEY_ID, ttl, signer);
        jniVerifier = new JwtVerifier(keys.getPublicKey(), Work.KEY_ID, signer);
    }

    /** The library mints. */
    @Benchmark
    public String mintOurs() {
        return minter.mint(Work.IDENTITY, TTL).text();
    }

    /** Virgil's library for Java mints. */
    @Benchmark
    public String mintVirgilJni() throws Exception {
        return jniMinter.generateToken(Work.IDENTITY).stringRepresentation();
    }

    /** The library verifies: signature, header, issuer, subject and both times. */
    @Benchmark
    public VirgilJwt verifyOurs() {
        return verifier.verify(token);
    }

    /** Virgil's library for Java verifies: signature and header only. */
    @Benchmark
    public boolean verifyVirgilJni() throws Exception {
        return jniVerifier.verifyToken(new Jwt(token));
    }
}
