package io.chate2ee.groupsync.intake;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The intake as it is wired into the running service. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresAndKafka.class,
        initArgs = @ResourceArg(name = PostgresAndKafka.KAFKA_USER, value = "kafka-group-sync"))
@QuarkusTestResource(StandInResource.class)
class IntakeServiceIT {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Instant CREATED = Instant.now();
    private static final Topics TOPICS = new Topics("");

    @Inject
    Pool pool;

    @Nullable
    LocalKafka kafka;

    @Test
    void anEventOnTheTopicBecomesADesiredStateAndIsCounted() {
        String guid = "group-" + UUID.randomUUID();

        send(guid, event(GroupEventType.CREATED, guid, "alice", "bob"));
        send(guid, event(GroupEventType.MEMBER_KICKED, guid, "bob"));

        await().atMost(LONGEST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(members(guid)).containsExactly("alice true", "bob false"));
        // Counted once the transaction is over, which is a moment after it can be seen.
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(get("/q/metrics").asString())
                        .contains("group_sync_events_total{type=\"created\"")
                        .contains("group_sync_intake_lag_records{topic=\"chat.group-events\"")
                        .contains("group_sync_intake_wait_milliseconds_max{topic=\"chat.group-events\""));
    }

    @Test
    void anUnreadableRecordIsCountedByReasonAndHoldsNothingUp() {
        String guid = "group-" + UUID.randomUUID();

        send(guid, "hello".getBytes(UTF_8));
        send(guid, event(GroupEventType.CREATED, guid, "alice"));

        await().atMost(LONGEST)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(members(guid)).containsExactly("alice true"));
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(get("/q/metrics").asString())
                        .contains("group_sync_events_rejected_total{reason=\"not_json\""));
    }

    @Test
    void readinessAndLivenessLookAtTheReaders() {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(checks("/q/health/ready")).contains("intake UP"));
        assertThat(checks("/q/health/live")).contains("intake threads UP");
    }

    @Test
    void noSessionWaitsOrStandsStillForLongNorOutlivesItsMachine() {
        var rows = pool.query(
                        "select name, setting from pg_settings where name like any (array['lock_timeout', 'statement_timeout',"
                                + " 'idle_in_transaction_session_timeout', 'tcp_keepalives_%']) order by name")
                .execute()
                .await()
                .atMost(LONGEST);

        assertThat(StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString("name") + " " + row.getString("setting")))
                .containsExactly(
                        "idle_in_transaction_session_timeout 30000",
                        "lock_timeout 8000",
                        "statement_timeout 30000",
                        "tcp_keepalives_count 3",
                        "tcp_keepalives_idle 15",
                        "tcp_keepalives_interval 5");
    }

    private static List<String> checks(String path) {
        List<Map<String, Object>> checks = get(path).jsonPath().getList("checks");
        return checks.stream()
                .map(check -> check.get("name") + " " + check.get("status"))
                .toList();
    }

    private List<String> members(String guid) {
        var rows = pool.query("select uid, desired from members where guid = '" + guid + "' order by uid")
                .execute()
                .await()
                .atMost(LONGEST);
        return StreamSupport.stream(rows.spliterator(), false)
                .map((Row row) -> row.getString("uid") + " " + row.getBoolean("desired"))
                .toList();
    }

    private void send(String guid, byte[] value) {
        String bootstrapServers = requireNonNull(kafka).bootstrapServers();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPICS.groupEvents(), guid, value));
        }
    }

    private static byte[] event(GroupEventType type, String guid, String... members) {
        return CloudEvents.writeStructured(GroupEvents.make(
                type,
                UUID.randomUUID().toString(),
                "/test",
                Instant.now(),
                new Guid(guid),
                CREATED,
                List.of(members).stream().map(Uid::new).toList()));
    }
}
