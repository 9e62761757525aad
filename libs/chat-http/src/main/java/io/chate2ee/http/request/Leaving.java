package io.chate2ee.http.request;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells whoever keeps a connection that the process is about to end, so that its next call opens another one, which leads elsewhere.
 * That a replica is no longer ready keeps new connections away and no old ones: calls on those would be turned away at the end.
 */
@Singleton
public class Leaving {
    private static final int BEFORE_ALL_OTHERS = 22_000;

    private volatile boolean leaving;

    void onDelay(@Observes ShutdownDelayInitiatedEvent stopping) {
        leaving = true;
    }

    void onFilters(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL_OTHERS);
    }

    private void handle(RoutingContext context) {
        if (leaving) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }
}
