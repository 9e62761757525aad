package io.chate2ee.groupsync.health;

import static io.restassured.RestAssured.get;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.contract.membership.MembershipChange.Kind;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.apply.Wake;
import io.chate2ee.groupsync.testing.StandInResource;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.LocalPostgres;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.testing.PostgresAndKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
@QuarkusTestResource(
        value = PostgresAndKafka.class,
        initArgs = @ResourceArg(name = PostgresAndKafka.KAFKA_USER, value = "kafka-group-sync"))
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

    @Test
    void aLineThatWasSentAndCouldNotBeMarkedAsSentComesAgainUnderItsId() {
        String guid = "group-" + UUID.randomUUID();
        var line = new MembershipChange(
                UUID.randomUUID().toString(), new Guid(guid), 1, Kind.DELETED, null, 0, "group-deleted", Instant.EPOCH);
        nothingLeavesTheOutbox();
        try {
            pool.preparedQuery("insert into outbox (topic, key, value) values ('e2ee.membership-log', $1, $2)")
                    .executeAndAwait(Tuple.of(guid, Buffer.buffer(line.toJson())));

            await().atMost(ofMinutes(1))
                    .untilAsserted(() -> assertThat(lines(guid)).hasSizeGreaterThan(1));
        } finally {
            pool.query("drop trigger stays on outbox").executeAndAwait();
        }

        await().atMost(ofMinutes(1))
                .until(() ->
                        pool.query("select 1 from outbox").executeAndAwait().size() == 0);
        assertThat(lines(guid)).containsOnly(line);
    }

    @Test
    void aLogThatCannotBeWrittenKeepsNobodyFromHearingOfGroups() {
        pool.query(
                        "create function log_stays() returns trigger language plpgsql as $$ begin raise exception 'it stays'; end $$")
                .executeAndAwait();
        pool.query(
                        "create trigger log_stays before delete on outbox for each row when (old.topic = 'e2ee.membership-log')"
                                + " execute function log_stays()")
                .executeAndAwait();
        pool.query("insert into outbox (topic, key, value)"
                        + " select 'e2ee.membership-log', 'any', convert_to('{}', 'UTF8') from generate_series(1, 100)")
                .executeAndAwait();
        try {
            awaitAnnounced(groupWithoutMembers(), GroupState.WAITING);
        } finally {
            pool.query("drop trigger log_stays on outbox").executeAndAwait();
            pool.query("delete from outbox where key = 'any'").executeAndAwait();
        }
    }

    private void nothingLeavesTheOutbox() {
        pool.query(
                        "create function stays() returns trigger language plpgsql as $$ begin raise exception 'it stays'; end $$")
                .executeAndAwait();
        pool.query("create trigger stays before delete on outbox for each statement execute function stays()")
                .executeAndAwait();
    }

    private List<MembershipChange> lines(String guid) {
        return WholeTopic.read(requireNonNull(kafka).bootstrapServers(), new Topics("").membershipLog()).stream()
                .filter(line -> guid.equals(line.key()))
                .map(line -> MembershipChange.fromJson(line.value()))
                .toList();
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
