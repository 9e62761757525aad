package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.fixture.GroupSeen;
import io.chate2ee.identity.fixture.Metrics;
import io.chate2ee.stack.way.FaultyWay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * While something is wrong, what is in memory is answered as ever and the rest as far as it is certain; afterwards nothing is missing.
 * Two services share the servers: one derives without the database, the other has imports and does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Started before all tests.
class RegistryFaultsIT {
    private static final GroupSeen GROUP = new GroupSeen("identity-of-the-group", "in-sync", 2, false);
    /** {@code -Didentity.rebalances=60}: without a pause, more than one in ten seconds for ten minutes. */
    private static final int REBALANCES = Integer.getInteger("identity.rebalances", 3);

    private static final int LOGINS_OF_EACH = 100;

    private final Deployment deployment = new Deployment();
    private final FaultyWay toPostgres = FaultyWay.to(deployment.postgres().port());
    private ServiceProcess service;
    private ServiceProcess withImports;

    @BeforeAll
    void start() {
        Map<String, String> settings =
                Map.of("POSTGRES_PORT", Integer.toString(toPostgres.port()), "IDENTITY_DATABASE_TIMEOUT", "1s");
        service = deployment.start(settings);
        withImports = deployment.start(Map.of(
                "POSTGRES_PORT", Integer.toString(toPostgres.port()),
                "IDENTITY_DATABASE_TIMEOUT", "1s",
                "IDENTITY_IMPORTS", "true"));
        service.awaitReady();
        withImports.awaitReady();
        deployment
                .topics()
                .group(new GroupRecord(
                        new Guid("group"),
                        1,
                        1,
                        new Identity("identity-of-the-group"),
                        GroupState.IN_SYNC,
                        2,
                        List.of(),
                        0));
        for (ServiceProcess each : List.of(service, withImports)) {
            await().untilAsserted(() -> {
                assertThat(deployment.asking(each).ownIdentity("known")).matches("[0-9a-f]{32}");
                assertThat(deployment.asking(each).group("known", "group")).isEqualTo(GROUP);
            });
        }
        await().untilAsserted(
                        () -> assertThat(deployment.tables().rowsOf("known")).isOne());
    }

    @AfterAll
    void stop() {
        deployment.close();
        toPostgres.close();
    }

    @Test
    void whatIsKnownIsAnsweredAndNothingIsLostWhilePostgresRestarts() {
        during(
                "restart",
                () -> deployment.postgres().stop(),
                () -> deployment.postgres().start());
    }

    @Test
    void whatIsKnownIsAnsweredAndNothingIsLostWhilePostgresTakesFiveSeconds() {
        during("slow", () -> toPostgres.delay(Duration.ofSeconds(5)), () -> toPostgres.delay(Duration.ZERO));
    }

    @Test
    void whatIsKnownIsAnsweredAndNothingIsLostWhileEveryConnectionIsBusy() {
        try (var lock = deployment.tables().lock("chat_user")) {
            during(
                    "busy",
                    () -> IntStream.range(0, 60)
                            .parallel()
                            .forEach(i -> deployment.asking(service).as("known", Map.of("uids", List.of("hog-" + i)))),
                    lock::release);
        }
    }

    /** Takes a minute or two, until what is silent is given up: {@code -Didentity.silence=true}. */
    @Test
    @EnabledIfSystemProperty(named = "identity.silence", matches = "true")
    void whatIsKnownIsAnsweredAndNothingIsLostWhenConnectionsToPostgresFallSilent() {
        String known = deployment.asking(service).ownIdentity("known");

        toPostgres.silence();

        assertThat(deployment.asking(service).ownIdentity("known")).isEqualTo(known);
        deployment.topics().login(new LoginEvent(new Uid("silent-logged-in"), Instant.now()));
        isAliveAndReady();
        nothingIsMissing("silent-asked", "silent-logged-in");
    }

    @Test
    void everybodyIsAnsweredAndNothingIsLostWhilePostgresCanOnlyBeRead() {
        String known = deployment.asking(service).ownIdentity("known");
        deployment.tables().readOnly(true);
        try {
            assertThat(deployment.asking(service).ownIdentity("known")).isEqualTo(known);
            assertThat(deployment.asking(withImports).ownIdentity("known")).isEqualTo(known);
            // Reading is enough to know that nobody imported anything for them.
            assertThat(deployment.asking(withImports).identity("known", "read-only-stranger"))
                    .matches("[0-9a-f]{32}");
            assertThat(deployment.asking(service).ownIdentity("read-only-asked"))
                    .matches("[0-9a-f]{32}");
            deployment.topics().login(new LoginEvent(new Uid("read-only-logged-in"), Instant.now()));
            isAliveAndReady();
            await().untilAsserted(() -> assertThat(unsentForSeconds(service) + unsentForSeconds(withImports))
                    .isPositive());
        } finally {
            deployment.tables().readOnly(false);
        }

        nothingIsMissing("read-only-asked", "read-only-logged-in");
        await().untilAsserted(() -> assertThat(unsentForSeconds(service) + unsentForSeconds(withImports))
                .isZero());
    }

    @Test
    void everybodyIsAnsweredAndNothingIsLostWhileKafkaRestarts() {
        String known = deployment.asking(service).ownIdentity("known");
        deployment.kafka().stop();
        try {
            assertThat(deployment.asking(service).ownIdentity("known")).isEqualTo(known);
            assertThat(deployment.asking(withImports).identity("known", "kafka-stranger"))
                    .matches("[0-9a-f]{32}");
            assertThat(deployment.asking(service).ownIdentity("kafka-asked")).matches("[0-9a-f]{32}");
            assertThat(deployment.asking(withImports).group("known", "group")).isEqualTo(GROUP);
            isAliveAndReady();
        } finally {
            deployment.kafka().start();
        }
        deployment.topics().login(new LoginEvent(new Uid("kafka-logged-in"), Instant.now()));

        nothingIsMissing("kafka-asked", "kafka-logged-in");
    }

    @Test
    void noLoginIsLostWhileTheConsumersAreRebalancedAgainAndAgain() {
        String group = deployment.topics().names().prefix() + "identity-service";
        String topic = deployment.topics().names().logins();
        List<String> uids = IntStream.range(0, REBALANCES * LOGINS_OF_EACH)
                .mapToObj(i -> "rebalanced-" + i)
                .toList();
        var comer = new ComingAndGoing(deployment.kafka().bootstrapServers(), group, topic);

        for (int i = 0; i < uids.size(); i += LOGINS_OF_EACH) {
            deployment.topics().logIns(uids.subList(i, i + LOGINS_OF_EACH));
            comer.comesAndGoes();
        }

        nothingIsMissing(uids.toArray(String[]::new));
    }

    private void during(String name, Runnable begin, Runnable end) {
        String known = deployment.asking(service).ownIdentity("known");
        begin.run();
        try {
            assertThat(deployment.asking(service).ownIdentity("known")).isEqualTo(known);
            assertThat(deployment.asking(withImports).ownIdentity("known")).isEqualTo(known);
            assertThat(deployment.asking(withImports).group("known", "group")).isEqualTo(GROUP);
            assertThat(deployment.asking(service).identity("known", name + "-stranger"))
                    .matches("[0-9a-f]{32}");
            deployment
                    .asking(withImports)
                    .as("known", Map.of("uids", List.of("known", name + "-stranger")))
                    .statusCode(503)
                    .header("Retry-After", notNullValue());
            assertThat(deployment.asking(service).ownIdentity(name + "-asked")).matches("[0-9a-f]{32}");
            deployment.topics().login(new LoginEvent(new Uid(name + "-logged-in"), Instant.now()));
            isAliveAndReady();
        } finally {
            end.run();
        }
        nothingIsMissing(name + "-asked", name + "-logged-in");
    }

    private static double unsentForSeconds(ServiceProcess each) {
        return Metrics.sum(each.request(), "identity_outbox_failing_seconds");
    }

    private void isAliveAndReady() {
        for (ServiceProcess each : List.of(service, withImports)) {
            assertThat(each.status("/q/health/live")).isEqualTo(200);
            assertThat(each.status("/q/health/ready")).isEqualTo(200);
        }
    }

    /** Whoever asked asks again, as clients do; then both services, the table and the topic say the same of all. */
    private void nothingIsMissing(String... uids) {
        await().untilAsserted(() -> {
            for (String uid : uids) {
                if (uid.endsWith("-asked")) {
                    deployment.asking(service).ownIdentity(uid);
                }
            }
            Map<String, List<UserRecord>> told = deployment.topics().users().stream()
                    .collect(groupingBy(user -> user.uid().value()));
            assertThat(told.keySet()).contains(uids);
            for (String uid : uids) {
                assertThat(told.getOrDefault(uid, List.of()).stream()
                                .map(UserRecord::identity)
                                .collect(toSet()))
                        .hasSize(1);
                assertThat(told.getOrDefault(uid, List.of())).allMatch(user -> user.version() == 1);
            }
            assertThat(deployment.tables().number("SELECT count(*) FROM user_outbox"))
                    .isZero();
        });
        String some = uids[uids.length - 1];
        String identity = deployment.tables().text("SELECT identity FROM chat_user WHERE uid = '" + some + "'");
        await().untilAsserted(() -> {
            assertThat(deployment.asking(service).identity("known", some)).isEqualTo(identity);
            assertThat(deployment.asking(withImports).identity("known", some)).isEqualTo(identity);
        });
    }
}
