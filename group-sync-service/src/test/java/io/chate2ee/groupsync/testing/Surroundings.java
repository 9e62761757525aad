package io.chate2ee.groupsync.testing;

import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.StandInOptions;
import io.chate2ee.standin.guesses.Guesses;
import io.chate2ee.virgil.key.Ed25519PrivateKey;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with our tables and a Virgil stand-in, both for one test class. */
public final class Surroundings implements AutoCloseable {
    public static final String APP = "app-of-tests";
    private static final String APP_KEY_ID = "app-key-of-tests";

    private final LocalPostgres postgres = LocalPostgres.start(LocalPostgres.Options.temporary());
    private final DatabaseRole role = new DatabaseRole("chat", UUID.randomUUID().toString());
    private final Ed25519PrivateKey appKey = Ed25519PrivateKey.generate(new SecureRandom());
    private final byte[] keyEncryptionKey = new byte[32];
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private StandIn standIn;

    /** With a stand-in that answers as is usual, or as {@code -Dstand-in.guesses=NAME=CHOICE,...} says. */
    public Surroundings() {
        new SecureRandom().nextBytes(keyEncryptionKey);
        standIn = standIn(guesses());
        postgres.createRole(role);
        postgres.createDatabase("group_sync", role);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl("group_sync"), role.name(), role.password())
                .load()
                .migrate();
        pool = Pool.newInstance(PgBuilder.pool()
                .using(vertx.getDelegate())
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(new PgConnectOptions()
                        .setHost(postgres.host())
                        .setPort(postgres.port())
                        .setDatabase("group_sync")
                        .setUser(role.name())
                        .setPassword(role.password()))
                .build());
    }

    private static Guesses guesses() {
        Guesses guesses = Guesses.USUAL;
        for (String choice : System.getProperty("stand-in.guesses", "").split(",")) {
            guesses = choice.isEmpty() ? guesses : guesses.with(choice);
        }
        return guesses;
    }

    private StandIn standIn(Guesses guesses) {
        try {
            return StandIn.start(StandInOptions.builder()
                    .app(APP, Map.of(APP_KEY_ID, appKey.publicKey()))
                    .guesses(guesses)
                    .build());
        } catch (IOException noPort) {
            throw new UncheckedIOException("the stand-in could not start", noPort);
        }
    }

    /** Another cloud, empty, that answers differently where the real one's answer is not known; and no owner yet. */
    public void anotherCloud(Guesses guesses) {
        standIn.close();
        standIn = standIn(guesses);
        clear();
        sql("truncate owner_key");
    }

    /** Settings that fit, with short pauses so that they do not keep a test waiting, and every fault felt by the applier itself. */
    public TestSettings settings(Map<String, String> more) {
        Map<String, String> values = values();
        values.putAll(more);
        return TestSettings.of(values);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("virgil.url", standIn.url());
        values.put("virgil.app-id", APP);
        values.put("virgil.app-key-id", APP_KEY_ID);
        values.put("virgil.app-key", Base64.getEncoder().encodeToString(appKey.exportDer()));
        values.put(
                "virgil.service-key",
                Base64.getEncoder().encodeToString(standIn.serviceKey().toDer()));
        values.put("owner.key-encryption-key", Base64.getEncoder().encodeToString(keyEncryptionKey));
        values.put("sync.settle", "0ms");
        values.put("sync.back-off", "50ms");
        values.put("sync.back-off-cap", "200ms");
        values.put("virgil.retry.attempts", "1");
        values.put("virgil.breaker.failures", "1000");
        values.put("virgil.cards.found", "0s");
        values.put("virgil.cards.none", "0s");
        return values;
    }

    /** The same for a process of its own, which has to be told where the database is. */
    public Map<String, String> processSettings() {
        Map<String, String> values = values();
        values.put("postgres.host", postgres.host());
        values.put("postgres.port", String.valueOf(postgres.port()));
        values.put("postgres.user", role.name());
        values.put("postgres.password", role.password());
        return values;
    }

    /** A connection of the test's own. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("group_sync"), role.name(), role.password());
    }

    public TestSettings settings() {
        return settings(Map.of());
    }

    public StandIn standIn() {
        return standIn;
    }

    public Pool pool() {
        return pool;
    }

    public Vertx vertx() {
        return vertx;
    }

    public Ed25519PrivateKey appKey() {
        return appKey;
    }

    public String appKeyId() {
        return APP_KEY_ID;
    }

    public void sql(String statement, Object... parameters) {
        pool.preparedQuery(statement).execute(Tuple.from(parameters)).await().indefinitely();
    }

    /** Empties all tables except the owner's, and forgets faults and recorded calls. */
    public void clear() {
        sql("truncate resting, outbox, holders, epochs, members, card_lookups, cards, users, groups");
        standIn.faults().clear();
        standIn.forgetCalls();
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        standIn.close();
        vertx.closeAndAwait();
        postgres.close();
    }
}
