package io.chate2ee.groupsync.owner;

import io.chate2ee.groupsync.schema.Schema;
import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.virgil.AppRefusedException;
import io.quarkus.runtime.Quarkus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Brings the owner up after start: waits for the schema, loads or makes the key, publishes the card. Keeps trying while the
 * database or the cloud is away; ends the process if the settings are wrong.
 */
@Singleton
public class OwnerKeeper {
    private static final Logger LOG = Logger.getLogger(OwnerKeeper.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Schema schema;
    private final OwnerKeys keys;
    private final OwnerCard card;
    private final Duration refusedRest;
    private final CompletableFuture<Owner> done = new CompletableFuture<>();

    @Inject
    OwnerKeeper(Schema schema, OwnerKeys keys, OwnerCard card, VirgilSettings settings) {
        this.schema = schema;
        this.keys = keys;
        this.card = card;
        this.refusedRest = settings.refusedRest();
    }

    /** Begins to bring the owner up; returns at once. */
    public void start() {
        schema.ready().chain(this::establish).subscribe().with(done::complete, OwnerKeeper::giveUp);
    }

    /** Completes once the owner's card is published; never fails. */
    public Uni<Owner> ready() {
        return Uni.createFrom().completionStage(() -> done.copy());
    }

    /** Whether {@link #ready()} has completed. Never blocks. */
    public boolean isReady() {
        return done.isDone();
    }

    Uni<Owner> establish() {
        return keys.load()
                .call(card::ensurePublished)
                .onFailure(AppRefusedException.class)
                .retry()
                .withBackOff(refusedRest, refusedRest)
                .withJitter(0)
                .indefinitely()
                .onFailure(OwnerKeeper::mayPass)
                .invoke(failure -> LOG.warnf("GSY002 The owner is not ready, trying again: %s", failure.getMessage()))
                .onFailure(OwnerKeeper::mayPass)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof OwnerRefusedException);
    }

    private static void giveUp(Throwable failure) {
        LOG.fatal(failure.getMessage());
        Quarkus.asyncExit(1);
    }
}
