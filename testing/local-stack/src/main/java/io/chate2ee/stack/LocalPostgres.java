package io.chate2ee.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on 127.0.0.1. It can be stopped and started again on the same port and data, which is how tests
 * take the database away.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final DataDirectory directory;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    private LocalPostgres(DataDirectory directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /**
     * Where to run.
     *
     * @param directory the data, kept after {@link #close}; null for a new directory that is deleted on close
     * @param port the server's port; 0 for a free one
     */
    public record Options(@Nullable Path directory, int port) {
        /** A free port and data that does not outlive the server. */
        public static Options temporary() {
            return new Options(null, 0);
        }
    }

    /**
     * Starts a server and returns once it answers.
     *
     * @throws UncheckedIOException if it cannot start, with the cause
     */
    public static LocalPostgres start(Options options) {
        QuietLogs.on();
        int port = options.port() == 0 ? FreePorts.next() : options.port();
        LocalPostgres postgres = new LocalPostgres(DataDirectory.of(options.directory(), "postgres"), port);
        postgres.start();
        return postgres;
    }

    /** Starts the server again after {@link #stop} on the same port and data. */
    public void start() {
        if (server != null) {
            throw new IllegalStateException("PostgreSQL is already running");
        }
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(directory.path())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(LONGEST_START)
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "localhost")
                    .setDataDirectoryCustomizer(data -> PasswordsForRoles.requiredIn(data.toPath()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory.path(), e);
        }
    }

    /** Stops the server, cutting its connections; the data stays. Nothing happens if it is stopped already. */
    public void stop() {
        EmbeddedPostgres running = server;
        if (running == null) {
            return;
        }
        Optional<ProcessHandle> process = pid().flatMap(ProcessHandle::of);
        server = null;
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
        process.ifPresent(LocalPostgres::awaitEnd);
    }

    /** Its tool returns when the server says that it is going, which is a moment before it has gone. */
    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, LONGEST_END.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** The host for clients, an address. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port for clients. */
    public int port() {
        return port;
    }

    /** A JDBC address without user or password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port + "/" + database;
    }

    /** The id of the server's first process, empty when it is stopped. */
    public Optional<Long> pid() {
        Path file = directory.path().resolve("postmaster.pid");
        try {
            return server == null
                    ? Optional.empty()
                    : Files.readAllLines(file).stream().findFirst().map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Makes sure that the role exists with this password. */
    public void createRole(DatabaseRole role) {
        String verb = exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role.name()) ? "ALTER" : "CREATE";
        execute(verb + " ROLE " + quoted(role.name(), '"') + " LOGIN PASSWORD " + quoted(role.password(), '\''));
    }

    /** Makes sure that the database exists. A new one belongs to the role, and nobody else can connect to it. */
    public void createDatabase(String database, DatabaseRole owner) {
        if (!exists("SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            execute("CREATE DATABASE " + quoted(database, '"') + " OWNER " + quoted(owner.name(), '"'));
            execute("REVOKE CONNECT ON DATABASE " + quoted(database, '"') + " FROM PUBLIC");
        }
    }

    /**
     * From now on roles other than the administrator come in over TLS alone, and are shown this certificate. Another one may take its place
     * at any time, for connections that are made from then on.
     */
    public void demandTls(LocalCertificate certificate) {
        PasswordsForRoles.requiredOverTlsIn(directory.path());
        execute("ALTER SYSTEM SET ssl_cert_file = "
                + quoted(certificate.certificate().toString(), '\''));
        execute("ALTER SYSTEM SET ssl_key_file = " + quoted(certificate.key().toString(), '\''));
        execute("ALTER SYSTEM SET ssl = on");
        execute("SELECT pg_reload_conf()");
    }

    private static String quoted(String text, char quote) {
        String mark = String.valueOf(quote);
        return mark + text.replace(mark, mark + mark) + mark;
    }

    private boolean exists(String query, String name) {
        try (Connection connection = administrator();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused a question about " + name, e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            // Without the statement, which can hold a password.
            throw new IllegalStateException("PostgreSQL refused to set up a database: " + e.getSQLState(), e);
        }
    }

    private Connection administrator() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
    }

    /** Stops the server and deletes its data unless a directory was given. */
    @Override
    public void close() {
        stop();
        directory.deleteUnlessKept();
    }
}
