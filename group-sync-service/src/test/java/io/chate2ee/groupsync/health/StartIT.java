package io.chate2ee.groupsync.health;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.stack.FreePorts;
import io.chate2ee.stack.process.Artifact;
import io.chate2ee.stack.process.ChildCommand;
import io.chate2ee.stack.process.ChildProcess;
import io.chate2ee.stack.process.OrphanWatch;
import io.chate2ee.stack.process.Readiness;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.chate2ee.stack.testing.ResolvableNames;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service as a process of its own. */
class StartIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String BROKER = "broker.example";

    private final PostgresAndKafka servers = new PostgresAndKafka();
    private final StandInResource standIn = new StandInResource();
    private final ResolvableNames names = new ResolvableNames();
    private final OrphanWatch watch = OrphanWatch.start();
    private final int port = FreePorts.next();

    @AfterEach
    void stopServers() {
        watch.close();
        names.close();
        standIn.stop();
        servers.stop();
    }

    @Test
    void isAliveAndWaitsForTheTablesThatAnotherRoleMakesAndForTheBrokersName() throws Exception {
        Map<String, String> owner = new HashMap<>(servers.start());
        Map<String, String> settings = new HashMap<>(owner);
        settings.putAll(standIn.start());
        settings.computeIfPresent("kafka.bootstrap.servers", (name, address) -> address.replace("127.0.0.1", BROKER));
        settings.putAll(roleWithoutRights(owner));
        settings.put("postgres.migrate", "false");
        ChildProcess service = start(settings);
        try {
            await().atMost(LONGEST).ignoreExceptions().untilAsserted(() -> {
                assertThat(status(health("ready"), "database")).isEqualTo("DOWN");
                assertThat(health("live").getString("status")).isEqualTo("UP");
            });

            // As the Job has it that comes before the service: with the owner's role, and nothing of the service's but
            // its database.
            owner.remove("kafka.bootstrap.servers");
            assertThat(migrate(owner)).matches("Migrations done: \\d+");

            await().atMost(LONGEST).ignoreExceptions().untilAsserted(() -> {
                JsonPath ready = health("ready");
                assertThat(status(ready, "database")).isEqualTo("UP");
                assertThat(status(ready, "virgil")).isEqualTo("UP");
                assertThat(status(ready, "intake")).isEqualTo("DOWN");
            });
            assertThat(health("live").getString("status")).isEqualTo("UP");

            names.add(BROKER);

            new Readiness().await(service, address("ready"), LONGEST);
        } finally {
            service.kill();
        }
        assertThatThrownBy(() -> execute(settings, "create table own (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(settings, "alter table groups add own int"))
                .hasMessageContaining("must be owner");
    }

    /** What the service logs in with. */
    private static Map<String, String> roleWithoutRights(Map<String, String> owner) throws SQLException {
        String password = UUID.randomUUID().toString();
        Map<String, String> superuser = new HashMap<>(owner);
        superuser.putAll(Map.of("postgres.user", "postgres", "postgres.password", ""));
        execute(superuser, "create role service login password '" + password + "'");
        return Map.of("postgres.user", "service", "postgres.password", password);
    }

    private static void execute(Map<String, String> login, String statement) throws SQLException {
        String database =
                "jdbc:postgresql://%s:%s/group_sync".formatted(login.get("postgres.host"), login.get("postgres.port"));
        try (var connection =
                DriverManager.getConnection(database, login.get("postgres.user"), login.get("postgres.password"))) {
            connection.createStatement().execute(statement);
        }
    }

    /** Runs the command to its end; what it prints. */
    private static String migrate(Map<String, String> settings) throws Exception {
        List<String> line = new ArrayList<>(Artifact.here().command("192m"));
        line.addAll(List.of("migrate", "--grant-to", "service"));
        var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment(settings));
        Process command = builder.start();
        String printed = new String(command.getInputStream().readAllBytes(), UTF_8).trim();
        assertThat(command.waitFor()).isZero();
        return printed;
    }

    private ChildProcess start(Map<String, String> settings) {
        Map<String, String> environment = environment(settings);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        List<String> command = Artifact.here().command("192m", names.jvmOption());
        return ChildProcess.start(
                new ChildCommand("group-sync-service", command, environment, Path.of("target", "StartIT.log")), watch);
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    private URI address(String kind) {
        return URI.create("http://127.0.0.1:" + port + "/q/health/" + kind);
    }

    private JsonPath health(String kind) {
        return given().get(address(kind)).jsonPath();
    }

    private static String status(JsonPath health, String check) {
        return health.getString("checks.find { it.name == '" + check + "' }.status");
    }
}
