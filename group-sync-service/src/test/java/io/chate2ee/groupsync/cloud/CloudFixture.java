package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.exchange.Operation;
import io.chate2ee.standin.faults.Fault;
import io.chate2ee.standin.faults.FaultRule;
import io.chate2ee.virgil.cloud.KeyknoxKey;
import io.chate2ee.virgil.envelope.Envelope;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stand-in, and the way to it as the service builds it. */
abstract class CloudFixture {
    private final Ed25519PrivateKey appKey = Ed25519PrivateKey.generate(new SecureRandom());
    Vertx vertx;
    StandIn standIn;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        standIn = StandIn.start(StandInOptions.builder()
                .app("app", Map.of("app-key", appKey.publicKey()))
                .build());
    }

    @AfterEach
    void stop() {
        standIn.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static void push(TestCloud way) {
        String owner = way.credentials().owner().value();
        way.cloud()
                .push(
                        new KeyknoxKey("root", "path", "0"),
                        List.of(owner),
                        new Envelope(new byte[] {1}, new byte[] {2}),
                        null)
                .toCompletableFuture()
                .join();
    }

    List<?> search(TestCloud way) {
        return way.cloud()
                .searchCards(List.of("somebody-unknown"))
                .toCompletableFuture()
                .join();
    }

    void fault(int times, Fault fault) {
        standIn.faults().add(FaultRule.next(times, Operation.CARD_SEARCH, fault));
    }

    /** The settings of the key that the cloud knows. */
    Map<String, String> appKey() {
        return Map.of(
                "virgil.app-key-id",
                "app-key",
                "virgil.app-key",
                Base64.getEncoder().encodeToString(appKey.exportDer()));
    }

    TestCloud way(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>(Map.of(
                "virgil.url",
                standIn.url(),
                "virgil.app-id",
                "app",
                "virgil.service-key",
                Base64.getEncoder().encodeToString(standIn.serviceKey().toDer()),
                "owner.key-encryption-key",
                "unused"));
        values.putAll(appKey());
        values.putAll(changed);
        return TestCloud.to(TestSettings.of(values), vertx);
    }
}
