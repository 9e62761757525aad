package io.chate2ee.groupsync.health;

import io.chate2ee.groupsync.schema.Schema;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The database answers and has this version's tables. */
@Readiness
@Singleton
@LookupIfProperty(name = "roles.sync", stringValue = "true", lookupIfMissing = true)
class DatabaseReady implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NAME = "database";

    private final Schema schema;
    private final Pool pool;

    @Inject
    DatabaseReady(Schema schema, Pool pool) {
        this.schema = schema;
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!schema.isReady()) {
            return Uni.createFrom().item(HealthCheckResponse.down(NAME));
        }
        return pool.query("select 1")
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .replaceWith(() -> HealthCheckResponse.up(NAME))
                // Why it is away is logged by whoever needed it; here only the fact counts.
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down(NAME));
    }
}
