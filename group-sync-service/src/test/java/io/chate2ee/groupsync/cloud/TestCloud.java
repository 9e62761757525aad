package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The way to the cloud as the service builds it. */
public record TestCloud(AppCredentials credentials, AppGate gate, VirgilCloud cloud) {
    public static TestCloud to(TestSettings settings, Vertx vertx) {
        AppCredentials credentials = new AppCredentials(settings.virgil(), settings.groups(), Clock.systemUTC());
        OwnerTokens tokens = new OwnerTokens(credentials, settings.virgil(), Clock.systemUTC());
        AppGate gate = new AppGate(Clock.systemUTC(), settings.virgil());
        VertxTransport transport = CloudSource.transport(vertx, settings.virgil());
        return new TestCloud(
                credentials, gate, GuardedCloud.wrap(new HttpVirgilCloud(transport, tokens), tokens, gate));
    }
}
