package io.chate2ee.identity.registry;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Gives each read a Hibernate session of its own. Sessions belong to a Vert.x context and must not be shared by two reads
 * at a time, but one request can need users and groups at once, and one read can serve many requests.
 */
@ApplicationScoped
class RegistryReads {
    private final Vertx vertx;

    RegistryReads(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs a read. It goes on to its end even if nobody waits any more. Call it from an event loop. */
    <T> CompletableFuture<T> run(Supplier<Uni<T>> read) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(
                ignored -> Panache.withSession(read).subscribe().with(result::complete, result::completeExceptionally));
        return result;
    }
}
