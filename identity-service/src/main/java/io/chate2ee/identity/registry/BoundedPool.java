package io.chate2ee.identity.registry;

import io.chate2ee.postgres.PostgresLogin;
import io.quarkus.reactive.datasource.runtime.ConnectOptionsSupplier;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps a database that is slow or hangs from piling up work: only so many statements wait for a connection, the rest fail at once and
 * are answered from memory; and the server gives up a statement whose result nobody waits for any more.
 */
@Singleton
class BoundedPool implements PgPoolCreator {
    private static final int MOST_WAITING = 1_000;

    /** Longer than any request waits, and long enough for a whole batch of events on a busy server. */
    private static final String LONGEST_STATEMENT_MILLIS = "20000";

    private final PostgresLogin login;

    BoundedPool(PostgresLogin login) {
        this.login = login;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList()
                .forEach(server -> server.addProperty("statement_timeout", LONGEST_STATEMENT_MILLIS));
        return PgBuilder.pool()
                .with(input.poolOptions().setMaxWaitQueueSize(MOST_WAITING))
                .connectingTo(askingForTheLogin(List.copyOf(input.pgConnectOptionsList())))
                .using(input.vertx())
                .build();
    }

    /** Anew with each connection: the options hold the login of the start, and a password may have been replaced since. */
    private Supplier<Future<SqlConnectOptions>> askingForTheLogin(List<SqlConnectOptions> servers) {
        return new ConnectOptionsSupplier<>(login, "postgres", servers, PgConnectOptions::new);
    }
}
