package io.chate2ee.groupsync.testing;

import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Virgil stand-in for tests of the whole service, and the settings that lead to it. Fills fields of type {@link StandIn}. */
public final class StandInResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable StandIn standIn;

    @Override
    public Map<String, String> start() {
        SecureRandom random = new SecureRandom();
        Ed25519PrivateKey appKey = Ed25519PrivateKey.generate(random);
        byte[] keyEncryptionKey = new byte[32];
        random.nextBytes(keyEncryptionKey);
        StandIn started = start(appKey);
        standIn = started;
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "virgil.url", started.url(),
                "virgil.app-id", "app",
                "virgil.app-key-id", "app-key",
                "virgil.app-key", base64.encodeToString(appKey.exportDer()),
                "virgil.service-key", base64.encodeToString(started.serviceKey().toDer()),
                "owner.key-encryption-key", base64.encodeToString(keyEncryptionKey));
    }

    private static StandIn start(Ed25519PrivateKey appKey) {
        try {
            return StandIn.start(StandInOptions.builder()
                    .app("app", Map.of("app-key", appKey.publicKey()))
                    .build());
        } catch (IOException noPort) {
            throw new UncheckedIOException("the stand-in could not start", noPort);
        }
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(standIn, new TestInjector.MatchesType(StandIn.class));
    }

    @Override
    public void stop() {
        if (standIn != null) {
            standIn.close();
        }
    }
}
