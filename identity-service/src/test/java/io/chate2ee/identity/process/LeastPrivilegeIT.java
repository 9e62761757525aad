package io.chate2ee.identity.process;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.identity.fixture.TestSettings;
import io.chate2ee.stack.DatabaseRole;
import io.chate2ee.stack.KafkaRights;
import io.chate2ee.stack.LocalCertificate;
import io.chate2ee.stack.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As it runs where security is looked at: its secrets are files, its role may neither make nor change tables, the database must show who it
 * is, and so must both ends of the way to Kafka, where it may do what {@code deploy/kubernetes} lets it and no more.
 */
class LeastPrivilegeIT {
    private static final DatabaseRole SERVICE =
            new DatabaseRole("service", UUID.randomUUID().toString());
    private static final String CLIENT = "identity-service";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String ALL_SESSIONS =
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'service'";
    private static final String PLAIN_SESSIONS = "SELECT count(*) FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)"
            + " WHERE usename IN ('service', 'chat') AND NOT ssl";

    @TempDir
    @SuppressWarnings("NullAway.Init") // The test engine fills it.
    Path directory;

    private Path secrets = Path.of("");
    private Path trusted = Path.of("");

    @Test
    void anotherRoleMigratesTheServiceWaitsForItTakesANewPasswordAndTellsNothingToAServerThatIsNotTheRightOne()
            throws Exception {
        secrets = Files.createDirectory(directory.resolve("secrets"));
        LocalCertificate right = certificate("right", "localhost");
        LocalCertificate ofAnotherHost = certificate("another-host", "db.example");
        LocalCertificate ofAStranger = certificate("stranger", "localhost");
        LocalCertificate client = certificate("client", CLIENT);
        // So that nothing but its name speaks against the other host.
        trusted = Files.writeString(
                directory.resolve("ca.crt"),
                Files.readString(right.certificate()) + Files.readString(ofAnotherHost.certificate()));
        var broker = LocalKafka.Options.temporary(new LocalKafka.Tls(right, client));
        try (Deployment deployment = new Deployment(broker)) {
            KafkaRights.of("kafka-identity-service").giveTo(CLIENT, deployment.kafka(), deployment.prefix());
            deployment.postgres().demandTls(right);
            deployment.postgres().createRole(SERVICE);
            file("identity.derivation-secret", TestSettings.newSecret());
            file("postgres.user", SERVICE.name());
            file("postgres.password", SERVICE.password());
            file("kafka.ssl.keystore.password", LocalCertificate.PASSWORD);
            ServiceProcess service = deployment.start(settings(deployment, client));
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(service.lines())
                            .anyMatch(line -> line.contains("The registry is not ready, trying again")));

            assertThat(migrate(deployment, 0).printed()).containsExactly("Migrations done: 3");
            assertThat(migrate(deployment, 0).printed()).containsExactly("The schema was up to date");
            service.awaitReady();
            becomesKnown(deployment, service, "alice");
            deployment.topics().login(new LoginEvent(new Uid("dave"), Instant.now()));
            await().atMost(LONGEST)
                    .untilAsserted(() ->
                            assertThat(deployment.topics().usersNamed("dave")).hasSize(1));

            DatabaseRole renewed = new DatabaseRole("service", UUID.randomUUID().toString());
            deployment.tables().change("ALTER ROLE service PASSWORD '" + renewed.password() + "'");
            file("postgres.password", renewed.password());
            deployment.tables().number(ALL_SESSIONS);
            becomesKnown(deployment, service, "bob");

            tellsNothing(deployment, service, ofAnotherHost);
            tellsNothing(deployment, service, ofAStranger);
            deployment.postgres().demandTls(right);
            becomesKnown(deployment, service, "carol");

            assertThat(service.lines()).noneMatch(line -> line.contains("uthorized") || line.contains("uthorization"));
            mayNot(deployment, renewed, "CREATE TABLE own (id int)");
            mayNot(deployment, renewed, "DROP TABLE chat_user");
            mayNot(deployment, renewed, "DELETE FROM flyway_schema_history");
        }
    }

    /** In the registry, and on Kafka. */
    private static void becomesKnown(Deployment deployment, ServiceProcess service, String uid) {
        await().atMost(LONGEST)
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(deployment.asking(service).ownIdentity(uid)).matches("[0-9a-f]{32}"));
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(deployment.topics().usersNamed(uid)).hasSize(1));
        assertThat(deployment.tables().number(PLAIN_SESSIONS)).isZero();
    }

    /** Neither by the service nor by the command, which have a driver each. */
    private void tellsNothing(Deployment deployment, ServiceProcess service, LocalCertificate shown) {
        long before = handshakesThatFailed(service);
        deployment.postgres().demandTls(shown);
        deployment.tables().number(ALL_SESSIONS);

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(handshakesThatFailed(service)).isGreaterThan(before));
        assertThat(migrate(deployment, 1).errors()).anyMatch(line -> line.contains("The database cannot be used"));
        assertThat(deployment
                        .tables()
                        .number("SELECT count(*) FROM pg_stat_activity WHERE usename IN ('service', 'chat')"))
                .isZero();
    }

    private static long handshakesThatFailed(ServiceProcess service) {
        return service.lines().stream()
                .filter(line -> line.contains("SSL handshake failed"))
                .count();
    }

    /** Under the names that {@code deploy/kubernetes} has for them. */
    private Map<String, String> settings(Deployment deployment, LocalCertificate client) {
        return Map.ofEntries(
                entry("SECRETS_DIRECTORY", secrets.toString()),
                entry("POSTGRES_MIGRATE", "false"),
                entry("POSTGRES_HOST", "localhost"),
                entry("POSTGRES_TLS", "verify-full"),
                entry("POSTGRES_TLS_CA", trusted.toString()),
                entry("POSTGRES_USER", ""),
                entry("POSTGRES_PASSWORD", ""),
                entry("IDENTITY_DERIVATION_SECRET", ""),
                entry("KAFKA_BOOTSTRAP_SERVERS", deployment.kafka().tlsBootstrapServers()),
                entry("KAFKA_SECURITY_PROTOCOL", "SSL"),
                entry("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12"),
                entry("KAFKA_SSL_KEYSTORE_LOCATION", client.pkcs12().toString()),
                entry("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM"),
                entry("KAFKA_SSL_TRUSTSTORE_LOCATION", trusted.toString()));
    }

    private CommandProcess migrate(Deployment deployment, int exitCode) {
        return deployment
                .command(
                        Map.of(
                                "POSTGRES_HOST", "localhost",
                                "POSTGRES_TLS", "verify-full",
                                "POSTGRES_TLS_CA", trusted.toString(),
                                "IDENTITY_DERIVATION_SECRET", "",
                                "KAFKA_BOOTSTRAP_SERVERS", "",
                                // Patience, where it is to succeed: a busy machine is not what this is about.
                                "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", exitCode == 0 ? "60S" : "5S",
                                "CHAT_CALLERS_ORDER", "none",
                                "CHAT_CALLERS_JWT_ISSUER", "",
                                "CHAT_CALLERS_JWT_KEYS", ""),
                        "migrate",
                        "--grant-to",
                        SERVICE.name())
                .awaitExit(exitCode);
    }

    private static void mayNot(Deployment deployment, DatabaseRole role, String statement) throws SQLException {
        String url = deployment.postgres().jdbcUrl("identities") + "?sslmode=require";
        try (var connection = DriverManager.getConnection(url, role.name(), role.password())) {
            assertThatThrownBy(() -> connection.createStatement().execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    private LocalCertificate certificate(String of, String name) throws IOException {
        return LocalCertificate.madeIn(Files.createDirectory(directory.resolve(of)), name);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(secrets.resolve(name), text + "\n");
    }
}
