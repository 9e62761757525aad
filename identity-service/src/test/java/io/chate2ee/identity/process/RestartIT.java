package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.identity.fixture.GroupSeen;
import io.chate2ee.stack.testing.ResolvableNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestartIT {
    private static final String GROUP_IDENTITY = "group-identity-of-restarts";

    private final Deployment deployment = new Deployment();

    @AfterEach
    void stopServers() {
        deployment.close();
    }

    @Test
    void serversThatAreAwayAtTheStartKeepItNotReadyUntilTheyAreThere() {
        deployment.postgres().stop();
        deployment.kafka().stop();
        ServiceProcess service = deployment.start(Map.of());
        await().untilAsserted(() -> assertThat(service.status("/q/health/live")).isEqualTo(200));
        assertThat(service.status("/q/health/ready")).isEqualTo(503);
        deployment
                .asking(service)
                .as("alice", Map.of("uids", List.of("alice")))
                .statusCode(503)
                .header("Retry-After", notNullValue());

        deployment.postgres().start();
        deployment.kafka().start();

        service.awaitReady();
        assertThat(deployment.asking(service).ownIdentity("alice")).matches("[0-9a-f]{32}");
        await().untilAsserted(() ->
                assertThat(deployment.topics().usersNamed("alice")).hasSize(1));
    }

    @Test
    void nameOfTheBrokerThatDoesNotResolveYetKeepsItNotReadyUntilItDoes() {
        try (var names = new ResolvableNames()) {
            ServiceProcess service = deployment.start(Map.of(
                    "JAVA_TOOL_OPTIONS", names.jvmOption(),
                    "KAFKA_BOOTSTRAP_SERVERS",
                            deployment.kafka().bootstrapServers().replace("127.0.0.1", "broker.example")));
            await().untilAsserted(
                            () -> assertThat(service.status("/q/health/live")).isEqualTo(200));
            assertThat(service.readiness("database"))
                    .as("a new database is filled from Kafka first")
                    .isEqualTo("DOWN");
            assertThat(service.readiness("groups read from Kafka")).isEqualTo("DOWN");

            names.add("broker.example");

            service.awaitReady();
            deployment.asking(service).ownIdentity("alice");
            await().untilAsserted(() ->
                    assertThat(deployment.topics().usersNamed("alice")).hasSize(1));
        }
    }

    @Test
    void changeThatCouldNotBeSentBeforeACrashIsSentAfterTheRestart() {
        ServiceProcess first = deployment.startReady();
        deployment.kafka().stop();
        String identity = deployment.asking(first).ownIdentity("bob");
        assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isOne();
        first.kill();
        deployment.kafka().start();
        assertThat(deployment.topics().usersNamed("bob")).isEmpty();

        deployment.startReady();

        await().untilAsserted(() -> assertThat(deployment.topics().usersNamed("bob"))
                .singleElement()
                .satisfies(user -> {
                    assertThat(user.identity().value()).isEqualTo(identity);
                    assertThat(user.version()).isOne();
                }));
        await().untilAsserted(() -> assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                .isZero());
    }

    @Test
    void whatWasAnnouncedWhileNobodyRanIsKnownOnceReady() {
        deployment.topics().login(new LoginEvent(new Uid("carol"), Instant.parse("2026-01-31T08:00:00Z")));
        deployment
                .topics()
                .group(new GroupRecord(
                        new Guid("friends"), 1, 1, new Identity(GROUP_IDENTITY), GroupState.IN_SYNC, 2, List.of(), 0));

        ServiceProcess service = deployment.startReady();

        assertThat(deployment.asking(service).group("alice", "friends"))
                .isEqualTo(new GroupSeen(GROUP_IDENTITY, "in-sync", 2, false));
        await().untilAsserted(
                        () -> assertThat(deployment.tables().rowsOf("carol")).isOne());
    }

    @Test
    void whereIdentitiesWereImportedAnUnknownUserNeedsTheDatabase() {
        ServiceProcess service = deployment.start(Map.of("IDENTITY_IMPORTS", "true"));
        service.awaitReady();
        String known = deployment.asking(service).ownIdentity("dave");

        deployment.postgres().stop();

        assertThat(deployment.asking(service).ownIdentity("dave")).isEqualTo(known);
        deployment
                .asking(service)
                .as("dave", Map.of("uids", List.of("stranger")))
                .statusCode(503);
        assertThat(service.status("/q/health/live")).isEqualTo(200);
    }

    @Test
    void terminationEndsItInGoodOrder() {
        ServiceProcess service = deployment.startReady();

        service.stop();

        assertThat(service.lines()).anyMatch(line -> line.contains("identity-service stopped"));
        assertThat(service.lines()).noneMatch(line -> line.contains("ERROR"));
    }
}
