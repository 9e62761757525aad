package io.chate2ee.token.door;

import io.chate2ee.virgil.jwt.VirgilJwt;
import io.chate2ee.virgil.jwt.VirgilJwtVerifier;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.chate2ee.virgil.key.PrivateKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A Virgil application with a key made for this run. */
public final class VirgilApp implements QuarkusTestResourceLifecycleManager {
    static final String APP_ID = "0123456789abcdef0123456789abcdef";
    static final String KEY_ID = "fedcba9876543210fedcba9876543210";

    private static final int SEED = 32;

    private final PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());

    /** Reads a token as Virgil does; throws if it is not to be trusted. */
    VirgilJwt verified(String token) {
        return new VirgilJwtVerifier(APP_ID, Map.of(KEY_ID, key.publicKey()), Clock.systemUTC()).verify(token);
    }

    String appKey() {
        return Base64.getEncoder().encodeToString(key.exportDer());
    }

    /** As the Virgil portal shows it: base64 of SubjectPublicKeyInfo. */
    byte[] publicKey() {
        return key.publicKey().toDer();
    }

    /** The private key in the spellings in which it could be printed, and the ends of those, where the key itself is. */
    List<String> secrets() {
        byte[] der = key.exportDer();
        byte[] seed = Arrays.copyOfRange(der, der.length - SEED, der.length);
        return List.of(
                appKey(),
                Base64.getEncoder().withoutPadding().encodeToString(seed),
                Base64.getUrlEncoder().withoutPadding().encodeToString(seed),
                appKey().substring(appKey().length() - SEED),
                HexFormat.of().formatHex(seed),
                Arrays.toString(seed));
    }

    @Override
    public Map<String, String> start() {
        return Map.of("virgil.app-id", APP_ID, "virgil.app-key-id", KEY_ID, "virgil.app-key", appKey());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(VirgilApp.class));
    }

    @Override
    public void stop() {
        key.close();
    }
}
