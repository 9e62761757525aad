package io.chate2ee.groupsync.roles;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.KafkaAlone;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.chat.ChatDouble;
import io.chate2ee.stack.testing.Alerts;
import io.chate2ee.stack.testing.LoginTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The role in a deployment of its own: neither a database nor a key is there. */
@QuarkusTest
@TestProfile(BackfillRoleIT.BackfillAlone.class)
@QuarkusTestResource(
        value = KafkaAlone.class,
        initArgs = @ResourceArg(name = KafkaAlone.USER, value = "kafka-group-sync-backfill"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = BackfillRoleIT.Chat.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = LoginTokens.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class BackfillRoleIT {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Nullable
    LocalKafka kafka;

    LoginTokens logins;

    /** One role of three. */
    public static final class BackfillAlone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "roles.sync", "false",
                    "roles.backfill", "true",
                    "chat.callers.order", "jwt",
                    "sync.admin.role", "operators");
        }
    }

    /** Where the chat's API is; it has one group. */
    public static final class Chat implements QuarkusTestResourceLifecycleManager {
        private final ChatDouble chat = ChatDouble.start();

        @Override
        public Map<String, String> start() {
            chat.group("night", List.of("mara", "iris"));
            return Map.of("source.url", chat.url(), "source.app-id", "app", "source.api-key", ChatDouble.API_KEY);
        }

        @Override
        public void stop() {
            chat.close();
        }
    }

    @Test
    void aGroupThatWasThereBeforeIsWrittenWithoutAnybodyAsking() {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(WholeTopic.read(
                                Objects.requireNonNull(kafka).bootstrapServers(), new Topics("").groupEvents()))
                        .hasSize(1));
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(get("/q/metrics").asString())
                        .contains(
                                "group_sync_source_on 1.0",
                                "group_sync_source_snapshots_total{why=\"all\"} 1.0",
                                "group_sync_source_runs_total{outcome=\"done\",run=\"all\"} 1.0",
                                "group_sync_source_run_age_seconds{run=\"all\"}",
                                "group_sync_source_calls_total{outcome=\"done\"}",
                                "group_sync_source_wanted_groups{why=\"snapshot\"}",
                                "group_sync_source_overdue_seconds{why=\"webhook\"}"));
    }

    @Test
    void whatAlertsAskForIsThereBeforeAnythingHappens() {
        String metrics = get("/q/metrics").asString();

        assertThat(Alerts.countsMissing("group_sync_source.*", metrics)).isEmpty();
        assertThat(metrics)
                .contains("group_sync_source_run_age_seconds{run=\"all\"}")
                .contains("group_sync_source_run_age_seconds{run=\"changed\"}");
    }

    @Test
    void itIsReadyAndAlive() {
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        assertThat(get("/q/health").jsonPath().getList("checks.name", String.class))
                .contains("source", "following the chat")
                .doesNotContain("database", "virgil", "intake", "reconciler", "webhooks");
    }

    @Test
    void operatorsBeginABackfillAndSeeHowItEnded() {
        // Where operators ask over HTTP, whoever deploys adds this.
        Objects.requireNonNull(kafka)
                .allow(
                        "kafka-group-sync-backfill",
                        ResourceType.TOPIC,
                        new Topics("").audit("group-sync-service"),
                        List.of(AclOperation.WRITE, AclOperation.DESCRIBE));
        as("olga", "operators")
                .delete("/v1/admin/backfill")
                .then()
                .statusCode(404)
                .body("error.message", equalTo("No back-fill is under way."));

        as("olga", "operators")
                .post("/v1/admin/backfill?dryRun=true")
                .then()
                .statusCode(200)
                .body("data.started", equalTo(true))
                .body("data.dryRun", equalTo(true));

        await().atMost(LONGEST)
                .untilAsserted(() -> as("olga", "operators")
                        .get("/v1/admin/backfill")
                        .then()
                        .statusCode(200)
                        .body("data.state", equalTo("done"))
                        .body("data.total", equalTo(1))
                        .body("data.report.groups", equalTo(1))
                        .body("data.report.members", equalTo(2)));
        await().atMost(LONGEST)
                .untilAsserted(() ->
                        assertThat(audited()).anyMatch(line -> line.contains("\"backfill\"") && line.contains("olga")));
    }

    @Test
    void nobodyElseDoesAndOfGroupsThereIsNothing() {
        as("mallory", "others").post("/v1/admin/backfill").then().statusCode(403);
        as("olga", "operators").get("/v1/admin/groups/night").then().statusCode(404);
    }

    private RequestSpecification as(String uid, String role) {
        return given().header(
                        "Authorization",
                        "Bearer " + logins.sign(logins.claimsFor(uid).withGroups(role)));
    }

    private List<String> audited() {
        return WholeTopic.read(
                        Objects.requireNonNull(kafka).bootstrapServers(), new Topics("").audit("group-sync-service"))
                .stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
