package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.virgil.cloud.CachingCards;
import io.chate2ee.virgil.cloud.HttpTransport;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The way to the cloud as the service builds it. */
public record TestCloud(
        AppCredentials credentials,
        OwnerTokens tokens,
        AppGate gate,
        VirgilCloud cloud,
        TestSettings settings,
        MeterRegistry metrics) {
    public static TestCloud to(TestSettings settings, Vertx vertx) {
        return over(transport(settings, vertx), settings, vertx);
    }

    /** The service's own transport. */
    public static HttpTransport transport(TestSettings settings, Vertx vertx) {
        return CloudSource.transport(vertx, settings.virgil());
    }

    /** The same way over another transport. */
    public static TestCloud over(HttpTransport transport, TestSettings settings, Vertx vertx) {
        AppCredentials credentials = new AppCredentials(settings.virgil(), settings.groups(), Clock.systemUTC());
        OwnerTokens tokens = new OwnerTokens(credentials, settings.virgil(), Clock.systemUTC());
        AppGate gate = new AppGate(Clock.systemUTC(), settings.virgil());
        MeterRegistry metrics = new SimpleMeterRegistry();
        VirgilCloud cloud =
                CloudSource.cloud(transport, tokens, gate, vertx, settings.virgil(), new CloudMetrics(metrics));
        return new TestCloud(credentials, tokens, gate, cloud, settings, metrics);
    }

    /** The card cache around a way to the cloud, as the service sets it up. */
    public CachingCards cardsOf(VirgilCloud through) {
        return CloudSource.cards(through, settings.virgil());
    }
}
