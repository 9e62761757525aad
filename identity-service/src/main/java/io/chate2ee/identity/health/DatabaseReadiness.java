package io.chate2ee.identity.health;

import io.chate2ee.identity.opening.RegistryGate;
import io.chate2ee.identity.registry.SqlStatements;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.settings.IdentitySettings;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready until the database has been opened. After that it asks the database and says how it is, but stays ready:
 * taking all replicas out of service because the database is away would also take away the answers they have in memory.
 */
@Readiness
@Singleton
class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";

    private final RegistryGate gate;
    private final Pool pool;
    private final SqlStatements statements;
    private final IdentitySettings settings;

    DatabaseReadiness(RegistryGate gate, Pool pool, SqlStatements statements, IdentitySettings settings) {
        this.gate = gate;
        this.pool = pool;
        this.statements = statements;
        this.settings = settings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return gate.isOpen()
                ? ask().map(answer -> response(true, answer))
                : Uni.createFrom().item(response(false, "not opened yet"));
    }

    private Uni<String> ask() {
        statements.count(Purpose.HEALTH);
        return pool.query("SELECT 1")
                .execute()
                .replaceWith("answers")
                .ifNoItem()
                .after(settings.databaseTimeout())
                .fail()
                .onFailure()
                .recoverWithItem("away, answering from memory");
    }

    private static HealthCheckResponse response(boolean up, String state) {
        return HealthCheckResponse.named(NAME)
                .status(up)
                .withData("state", state)
                .build();
    }
}
