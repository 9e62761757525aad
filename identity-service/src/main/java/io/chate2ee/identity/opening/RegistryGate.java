package io.chate2ee.identity.opening;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/**
 * Closed until the database is ready for use. Nothing may be stored or answered before: an identity derived under a wrong
 * secret would give a user's messages to nobody.
 */
@Singleton
public class RegistryGate {
    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    /** Completes when the gate opens, at once if it is open. */
    public Uni<Void> whenOpen() {
        return Uni.createFrom().completionStage(opened);
    }

    /** Whether it is open; it never closes again. */
    public boolean isOpen() {
        return opened.isDone();
    }

    void open() {
        opened.complete(null);
    }
}
