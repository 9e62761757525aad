package io.chate2ee.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresIT {
    private static final DatabaseRole ALICE = new DatabaseRole("alice", "it's a \"secret\"");
    private static final DatabaseRole BOB = new DatabaseRole("bob", "other");
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start(LocalPostgres.Options.temporary());
        postgres.createRole(ALICE);
        postgres.createRole(BOB);
        postgres.createDatabase("of_alice", ALICE);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aRoleWorksInItsOwnDatabase() throws SQLException {
        try (Connection connection = connect(ALICE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE own (id INT)");
            assertThat(statement.executeUpdate("INSERT INTO own VALUES (1)")).isEqualTo(1);
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> connect(new DatabaseRole("alice", "guess")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void anotherRoleMayNotConnectToTheDatabase() {
        assertThatThrownBy(() -> connect(BOB)).isInstanceOf(SQLException.class).hasMessageContaining("permission");
    }

    @Test
    void creatingAgainChangesThePasswordAndKeepsTheData() throws SQLException {
        // Given
        DatabaseRole carol = new DatabaseRole("carol", "first");
        postgres.createRole(carol);
        postgres.createDatabase("of_carol", carol);

        // When
        DatabaseRole changed = new DatabaseRole("carol", "second");
        postgres.createRole(changed);
        postgres.createDatabase("of_carol", changed);

        // Then
        try (Connection connection =
                DriverManager.getConnection(postgres.jdbcUrl("of_carol"), changed.name(), changed.password())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void keepsDataAndPortWhenStoppedAndStartedAgain() throws SQLException {
        try (LocalPostgres server = LocalPostgres.start(LocalPostgres.Options.temporary())) {
            // Given
            server.createRole(ALICE);
            server.createDatabase("of_alice", ALICE);
            insert(server);
            int port = server.port();

            // When
            server.stop();
            assertThat(FreePorts.isFree(port)).isTrue();
            assertThat(server.pid()).isEmpty();
            server.start();

            // Then
            assertThat(server.port()).isEqualTo(port);
            assertThat(count(server)).isEqualTo(1);
        }
    }

    @Test
    void keepsAGivenDirectoryForTheNextServer(@TempDir Path directory) throws SQLException {
        Path data = directory.resolve("postgres");
        try (LocalPostgres first = LocalPostgres.start(new LocalPostgres.Options(data, 0))) {
            first.createRole(ALICE);
            first.createDatabase("of_alice", ALICE);
            insert(first);
        }

        try (LocalPostgres second = LocalPostgres.start(new LocalPostgres.Options(data, 0))) {
            assertThat(count(second)).isEqualTo(1);
        }
        assertThat(Files.isDirectory(data)).isTrue();
    }

    @Test
    void tellsTheProcessItRunsAs() {
        assertThat(postgres.pid().flatMap(ProcessHandle::of)).isPresent().get().matches(ProcessHandle::isAlive);
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(ALICE.toString()).contains("alice").doesNotContain("secret");
    }

    private static Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("of_alice"), role.name(), role.password());
    }

    private static void insert(LocalPostgres server) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("of_alice"), ALICE.name(), ALICE.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE letters (text TEXT)");
            statement.execute("INSERT INTO letters VALUES ('kept')");
        }
    }

    private static int count(LocalPostgres server) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("of_alice"), ALICE.name(), ALICE.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM letters")) {
            result.next();
            return result.getInt(1);
        }
    }
}
