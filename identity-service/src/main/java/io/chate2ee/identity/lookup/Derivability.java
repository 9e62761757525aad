package io.chate2ee.identity.lookup;

import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.registry.SqlStatements;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.settings.IdentitySettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Whether an unknown user's identity is certain without the database. Where the settings say so, it is looked up every few seconds
 * whether somebody has imported identities all the same.
 */
@Singleton
class Derivability {
    private static final Logger LOG = Logger.getLogger(Derivability.class);
    private static final long LOOK_EVERY_MILLIS = 3_000;
    private static final String IMPORTED = "SELECT imported_since IS NOT NULL AS imported FROM registry_state";

    private final Pool pool;
    private final RegistryGate gate;
    private final SqlStatements statements;
    private final Vertx vertx;
    private volatile boolean imported;
    private volatile boolean stopped;

    Derivability(Pool pool, RegistryGate gate, IdentitySettings settings, SqlStatements statements, Vertx vertx) {
        this.pool = pool;
        this.gate = gate;
        this.statements = statements;
        this.vertx = vertx;
        this.imported = settings.imports();
    }

    void onStart(@Observes StartupEvent starting) {
        if (!imported) {
            gate.whenOpen().subscribe().with(open -> vertx.setPeriodic(LOOK_EVERY_MILLIS, this::look));
        }
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    /** Whether unknown users may be answered by derivation while the database is away. */
    boolean withoutDatabase() {
        return !imported;
    }

    private void look(long timer) {
        if (stopped) {
            return;
        }
        statements.count(Purpose.IMPORTS);
        pool.query(IMPORTED)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("imported"))
                .subscribe()
                .with(
                        found -> note(found, timer),
                        away -> LOG.debugf("Whether there are imports is asked again: %s", away));
    }

    private void note(boolean found, long timer) {
        if (found) {
            imported = true;
            vertx.cancelTimer(timer);
            LOG.error(
                    "IDS104 Identities were imported: identity.imports must be true for every replica; this one now acts as if it were");
        }
    }
}
