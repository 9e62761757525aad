package io.chate2ee.groupsync.roles;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.KafkaAlone;
import io.chate2ee.groupsync.testing.WholeTopic;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.chat.ChatDouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The role in a deployment of its own: neither a database nor a key is there. */
@QuarkusTest
@TestProfile(BackfillRoleIT.BackfillAlone.class)
@QuarkusTestResource(value = KafkaAlone.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = BackfillRoleIT.Chat.class, restrictToAnnotatedClass = true)
class BackfillRoleIT {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Nullable
    LocalKafka kafka;

    /** One role of three. */
    public static final class BackfillAlone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("roles.sync", "false", "roles.backfill", "true");
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
    void itIsReadyAndAlive() {
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        assertThat(get("/q/health").jsonPath().getList("checks.name", String.class))
                .contains("source", "following the chat")
                .doesNotContain("database", "virgil", "intake", "reconciler", "webhooks");
    }
}
