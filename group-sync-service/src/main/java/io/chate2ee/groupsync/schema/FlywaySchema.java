package io.chate2ee.groupsync.schema;

import io.chate2ee.postgres.PostgresLogin;
import io.chate2ee.postgres.PostgresSettings;
import io.chate2ee.postgres.SchemaVersion;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Migrates on a worker thread after start and keeps trying: a database that is away must not make the service crash. */
@Singleton
public class FlywaySchema implements Schema {
    private static final Logger LOG = Logger.getLogger(FlywaySchema.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final SchemaVersion version;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Inject
    FlywaySchema(SchemaVersion version, PostgresSettings postgres) {
        PostgresLogin.demand(postgres);
        this.version = version;
    }

    /** Begins to migrate; returns at once. */
    public void start() {
        Uni.createFrom()
                .voidItem()
                .invoke(version::demand)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(FlywaySchema::warn)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(result -> done.complete(null), done::completeExceptionally);
    }

    /** The driver's messages go over many lines; the first says it. */
    private static void warn(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        LOG.warnf(
                "GSY001 The database is not ready, trying again: %s",
                message.lines().findFirst().orElse(""));
    }

    @Override
    public Uni<Void> ready() {
        return Uni.createFrom().completionStage(() -> done.copy());
    }

    @Override
    public boolean isReady() {
        return done.isDone() && !done.isCompletedExceptionally();
    }
}
