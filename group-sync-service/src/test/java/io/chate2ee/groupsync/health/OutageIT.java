package io.chate2ee.groupsync.health;

import static io.restassured.RestAssured.get;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.groupsync.apply.Wake;
import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service announces to Kafka, and outlives its database and its broker. */
@QuarkusTest
@QuarkusTestResource(PostgresAndKafka.class)
@QuarkusTestResource(StandInResource.class)
class OutageIT {
    private final Pool pool;
    private final Wake wake;

    @Nullable
    LocalPostgres postgres;

    @Nullable
    LocalKafka kafka;

    @Inject
    OutageIT(Pool pool, Wake wake) {
        this.pool = pool;
        this.wake = wake;
    }

    @BeforeEach
    void isReady() {
        awaitReady(200);
    }

    @Test
    void whatBecameTrueIsOnTheGroupsTopic() {
        String guid = groupWithoutMembers();

        awaitAnnounced(guid, GroupState.WAITING);
        end(guid);
        awaitAnnounced(guid, GroupState.DELETED);
    }

    @Test
    void withoutTheDatabaseItIsAliveButNotReadyAndGoesOnAfterwards() {
        requireNonNull(postgres).stop();
        awaitReady(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);

        requireNonNull(postgres).start();

        awaitReady(200);
        awaitAnnounced(groupWithoutMembers(), GroupState.WAITING);
    }

    @Test
    void withoutTheBrokerItIsAliveButNotReadyAndAnnouncesAfterwards() {
        requireNonNull(kafka).stop();
        awaitReady(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        String guid = groupWithoutMembers();

        requireNonNull(kafka).start();

        awaitReady(200);
        awaitAnnounced(guid, GroupState.WAITING);
    }

    private static void awaitReady(int status) {
        await().atMost(ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(status));
    }

    private String groupWithoutMembers() {
        String guid = "group-" + UUID.randomUUID();
        pool.preparedQuery("insert into groups (guid, life, created_at, change_seq, dirty_since)"
                        + " values ($1, 1, clock_timestamp(), 1, clock_timestamp())")
                .executeAndAwait(Tuple.of(guid));
        wake.wake();
        return guid;
    }

    private void end(String guid) {
        pool.preparedQuery("update groups set ended_at = clock_timestamp(), change_seq = change_seq + 1,"
                        + " dirty_since = clock_timestamp(), urgent = true where guid = $1")
                .executeAndAwait(Tuple.of(guid));
        wake.wake();
    }

    private void awaitAnnounced(String guid, GroupState state) {
        List<GroupState> states = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", requireNonNull(kafka).bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("e2ee.groups"));
            await().atMost(ofMinutes(2)).pollInSameThread().untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(announcement -> {
                    if (announcement.key().equals(guid)) {
                        states.add(GroupRecord.fromJson(announcement.value()).state());
                    }
                });
                assertThat(states).contains(state);
            });
        }
    }
}
