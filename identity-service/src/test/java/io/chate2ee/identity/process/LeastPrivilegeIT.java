package io.chate2ee.identity.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.identity.fixture.TestSettings;
import io.chate2ee.stack.DatabaseRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** As it runs where security is looked at: its secrets are files, and its role may neither make nor change tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeIT {
    private static final DatabaseRole SERVICE =
            new DatabaseRole("service", UUID.randomUUID().toString());
    private static final String ALL_SESSIONS =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'service'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path secrets;

    private final Deployment deployment = new Deployment();

    @AfterAll
    void stopServers() {
        deployment.close();
    }

    @Test
    void anotherRoleMigratesTheServiceWaitsForItAndTakesANewPasswordWhileItRuns() throws Exception {
        deployment.postgres().createRole(SERVICE);
        file("identity.derivation-secret", TestSettings.newSecret());
        file("postgres.user", SERVICE.name());
        file("postgres.password", SERVICE.password());
        ServiceProcess service = deployment.start(Map.of(
                "SECRETS_DIRECTORY", secrets.toString(),
                "POSTGRES_MIGRATE", "false",
                "IDENTITY_DERIVATION_SECRET", "",
                "POSTGRES_USER", "",
                "POSTGRES_PASSWORD", ""));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(service.lines())
                        .anyMatch(line -> line.contains("The registry is not ready, trying again")));

        assertThat(migrate(0).printed()).containsExactly("Migrations done: 3");
        assertThat(migrate(0).printed()).containsExactly("The schema was up to date");
        service.awaitReady();
        String identity = deployment.asking(service).ownIdentity("alice");

        DatabaseRole renewed = new DatabaseRole("service", UUID.randomUUID().toString());
        deployment.tables().change("ALTER ROLE service PASSWORD '" + renewed.password() + "'");
        file("postgres.password", renewed.password());
        deployment.tables().number(ALL_SESSIONS);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(deployment.asking(service).ownIdentity("bob"))
                        .isNotEqualTo(identity));

        mayNot(renewed, "CREATE TABLE own (id int)");
        mayNot(renewed, "DROP TABLE chat_user");
        mayNot(renewed, "DELETE FROM flyway_schema_history");
    }

    private CommandProcess migrate(int exitCode) {
        return deployment
                .command(
                        Map.of(
                                "IDENTITY_DERIVATION_SECRET", "",
                                "KAFKA_BOOTSTRAP_SERVERS", "",
                                "CHAT_CALLERS_ORDER", "none",
                                "CHAT_CALLERS_JWT_ISSUER", "",
                                "CHAT_CALLERS_JWT_KEYS", ""),
                        "migrate",
                        "--grant-to",
                        SERVICE.name())
                .awaitExit(exitCode);
    }

    private void mayNot(DatabaseRole role, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                deployment.postgres().jdbcUrl("identities"), role.name(), role.password())) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(secrets.resolve(name), text + "\n");
    }
}
