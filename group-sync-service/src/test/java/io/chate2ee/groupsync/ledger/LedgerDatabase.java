package io.chate2ee.groupsync.ledger;

import io.chate2ee.groupsync.apply.Wake;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.way.FaultyWay;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of its own with the service's schema, for tests that need nothing else of the service. */
public final class LedgerDatabase implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final LocalPostgres server = LocalPostgres.start(LocalPostgres.Options.temporary());
    private final Statements statements = new Statements();
    private final Vertx vertx = Vertx.vertx(statements.options());
    private final DatabaseRole role = new DatabaseRole("sync", UUID.randomUUID().toString());
    private final List<Pool> overWays = new ArrayList<>();
    private final Pool pool;

    /** Starts the server and migrates. */
    public LedgerDatabase() {
        server.createRole(role);
        server.createDatabase("group_sync", role);
        Flyway.configure()
                .dataSource(server.jdbcUrl("group_sync"), role.name(), role.password())
                .load()
                .migrate();
        pool = pool(server.port());
    }

    private Pool pool(int port) {
        return PgBuilder.pool()
                .using(vertx)
                .connectingTo(new PgConnectOptions()
                        .setHost(server.host())
                        .setPort(port)
                        .setDatabase("group_sync")
                        .setUser(role.name())
                        .setPassword(role.password())
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(8))
                .build();
    }

    /** The server, to be stopped and started again. */
    public LocalPostgres server() {
        return server;
    }

    /** Connections to the schema. */
    public Pool pool() {
        return pool;
    }

    /** A ledger on this database. */
    public Ledger ledger(Wake wake) {
        return new Ledger(pool, wake);
    }

    /** A ledger with connections of its own over a way to this database. */
    public Ledger ledgerOver(FaultyWay way, Wake wake) {
        Pool overWay = pool(way.port());
        overWays.add(overWay);
        return new Ledger(overWay, wake);
    }

    /** Ends all connections over ways, and with them what was given up on but might still be done. */
    public void closeOverWays() {
        overWays.forEach(Pool::closeAndAwait);
        overWays.clear();
    }

    /** What is sent through {@link #pool}. */
    Statements statements() {
        return statements;
    }

    /** Runs a statement. */
    public void execute(String sql) {
        pool.query(sql).execute().await().atMost(LONGEST);
    }

    /** The rows of a query, their columns joined by a bar. */
    public List<String> rows(String sql) {
        return StreamSupport.stream(
                        pool.query(sql).execute().await().atMost(LONGEST).spliterator(), false)
                .map(LedgerDatabase::joined)
                .toList();
    }

    private static String joined(Row row) {
        StringJoiner joiner = new StringJoiner("|");
        for (int i = 0; i < row.size(); i++) {
            joiner.add(String.valueOf(row.getValue(i)));
        }
        return joiner.toString();
    }

    /** Empties the tables. */
    public void clear() {
        execute(
                "truncate groups, members, users, cards, card_lookups, epochs, holders, outbox, webhook_deliveries, snapshot_parts");
    }

    @Override
    public void close() {
        closeOverWays();
        pool.closeAndAwait();
        vertx.closeAndAwait();
        server.close();
    }
}
