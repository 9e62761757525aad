package io.chate2ee.groupsync.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    void beforeTheBrokersNameResolvesItIsAliveButNotReadyAndItIsReadyOnceItDoes() {
        Map<String, String> settings = new HashMap<>(servers.start());
        settings.putAll(standIn.start());
        settings.computeIfPresent("kafka.bootstrap.servers", (name, address) -> address.replace("127.0.0.1", BROKER));
        ChildProcess service = start(settings);
        try {
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
    }

    private ChildProcess start(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        List<String> command = Artifact.here().command("192m", names.jvmOption());
        return ChildProcess.start(
                new ChildCommand("group-sync-service", command, environment, Path.of("target", "StartIT.log")), watch);
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
