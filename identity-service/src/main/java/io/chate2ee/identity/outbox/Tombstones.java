package io.chate2ee.identity.outbox;

import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.registry.SqlStatements;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.settings.IdentitySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Ends what is left of users who were forgotten long enough ago that everybody has heard of it: the row goes, and a tombstone takes the
 * record off the compacted topic. Any replica does so, some at a time.
 */
@Singleton
class Tombstones {
    private static final Logger LOG = Logger.getLogger(Tombstones.class);
    private static final int AT_A_TIME = 500;
    /** Longer than the server lets any statement take. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String BURY = """
            WITH due AS (
                SELECT uid FROM chat_user WHERE forgotten AND forgotten_at < $1
                ORDER BY forgotten_at LIMIT $2 FOR UPDATE SKIP LOCKED
            ), gone AS (
                DELETE FROM chat_user u USING due WHERE u.uid = due.uid RETURNING u.uid, u.version
            )
            INSERT INTO user_outbox (uid, version, forgotten) SELECT uid, version + 1, true FROM gone
            """;

    private final Pool pool;
    private final OutboxPublisher publisher;
    private final RegistryGate gate;
    private final SqlStatements statements;
    private final IdentitySettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean burying = new AtomicBoolean();
    private volatile boolean stopped;

    Tombstones(
            Pool pool,
            OutboxPublisher publisher,
            RegistryGate gate,
            SqlStatements statements,
            IdentitySettings settings,
            Vertx vertx,
            Clock clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.gate = gate;
        this.statements = statements;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent starting) {
        gate.whenOpen().subscribe().with(open -> {
            bury();
            vertx.setPeriodic(settings.forgotten().lookEvery().toMillis(), timer -> bury());
        });
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    private void bury() {
        if (!stopped && burying.compareAndSet(false, true)) {
            buryUntilDone()
                    .onTermination()
                    .invoke(() -> burying.set(false))
                    .subscribe()
                    .with(
                            done -> LOG.debug("No forgotten user is kept longer than needed"),
                            failure -> LOG.warnf("IDS112 Forgotten users are still kept, trying again: %s", failure));
        }
    }

    private Uni<Void> buryUntilDone() {
        return burySome()
                .chain(some ->
                        some == AT_A_TIME ? buryUntilDone() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> burySome() {
        statements.count(Purpose.OUTBOX);
        OffsetDateTime before =
                clock.instant().minus(settings.forgotten().keptFor()).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(BURY)
                .execute(Tuple.of(before, AT_A_TIME))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> rows.rowCount())
                .invoke(some -> {
                    if (some > 0) {
                        publisher.wake();
                    }
                });
    }
}
