package io.chate2ee.identity.registry;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps a database that is slow or hangs from piling up work: only so many statements wait for a connection, the rest fail at once and
 * are answered from memory; and the server gives up a statement whose result nobody waits for any more.
 */
@Singleton
class BoundedPool implements PgPoolCreator {
    private static final int MOST_WAITING = 1_000;

    /** Longer than any request waits, and long enough for a whole batch of events on a busy server. */
    private static final String LONGEST_STATEMENT_MILLIS = "20000";

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(server -> server.addProperty("statement_timeout", LONGEST_STATEMENT_MILLIS));
        return PgBuilder.pool()
                .with(input.poolOptions().setMaxWaitQueueSize(MOST_WAITING))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
