package io.chate2ee.groupsync.health;

import static io.restassured.RestAssured.get;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.stack.testing.Alerts;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.chate2ee.standin.StandIn;
import io.chate2ee.standin.exchange.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PostgresAndKafka.class,
        initArgs = @ResourceArg(name = PostgresAndKafka.KAFKA_USER, value = "kafka-group-sync"))
@QuarkusTestResource(StandInResource.class)
class HealthIT {
    @Nullable
    StandIn standIn;

    @Test
    void isReadyOnceDatabaseKafkaAndOwnerAreThere() {
        await().atMost(ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));

        assertThat(get("/q/health/ready").jsonPath().getList("checks.name", String.class))
                .contains("database", "virgil", "intake");
    }

    @Test
    void livenessLooksAtTheLoopAlone() {
        assertThat(get("/q/health/live").jsonPath().getList("checks.name", String.class))
                .contains("reconciler")
                .doesNotContain("database", "virgil", "intake");
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void whereNoOperatorsAreNamedThereIsNothingForThem() {
        assertThat(get("/v1/admin/groups/night").statusCode()).isEqualTo(404);
        assertThat(get("/v1/admin/groups/night").jsonPath().getString("error.code"))
                .isEqualTo("ERR_E2EE_NOT_FOUND");
    }

    @Test
    void theOwnersCardIsPublishedOnce() {
        await().atMost(ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));

        assertThat(requireNonNull(standIn).calls().stream().filter(call -> call.operation() == Operation.CARD_PUBLISH))
                .hasSize(1);
    }

    @Test
    void theWayToVirgilIsMeasuredUnderTheNamesThatAreDocumented() {
        await().atMost(ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));

        assertThat(get("/q/metrics").asString())
                .contains(
                        "group_sync_cloud_requests_seconds_count{operation=\"card_search\",outcome=\"done\"",
                        "group_sync_cloud_bytes_total{direction=\"received\",operation=\"card_search\"",
                        "group_sync_cloud_waiting_requests ",
                        "group_sync_cloud_circuit_open{service=\"keyknox\"");
    }

    @Test
    void whatAlertsAskForIsThereBeforeAnythingHappens() {
        await().atMost(ofMinutes(1))
                .untilAsserted(() -> assertThat(get("/q/metrics").asString())
                        .contains(
                                "chat_ready{check=\"database\"}",
                                "chat_ready{check=\"intake\"}",
                                "chat_ready{check=\"virgil\"}",
                                "group_sync_announcements_oldest_seconds "));

        assertThat(Alerts.countsMissing(
                        "group_sync_(?!webhooks|source).*", get("/q/metrics").asString()))
                .isEmpty();
    }
}
