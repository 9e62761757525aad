package io.chate2ee.groupsync.cloud;

import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.virgil.cloud.HttpVirgilCloud;
import io.chate2ee.virgil.cloud.VirgilCloud;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the way to the cloud together: HTTP, then the Virgil protocol, then the guard. */
final class CloudSource {
    @Produces
    @Singleton
    static VertxTransport transport(Vertx vertx, VirgilSettings settings) {
        return new VertxTransport(vertx, settings.url(), settings.requestTimeout(), settings.maxAnswerBytes());
    }

    static void close(@Disposes VertxTransport transport) {
        transport.close();
    }

    @Produces
    @Singleton
    static VirgilCloud cloud(VertxTransport transport, OwnerTokens tokens, AppGate gate) {
        return GuardedCloud.wrap(new HttpVirgilCloud(transport, tokens), tokens, gate);
    }
}
