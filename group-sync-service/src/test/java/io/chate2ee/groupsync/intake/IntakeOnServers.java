package io.chate2ee.groupsync.intake;

import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.groupsync.ledger.LedgerDatabase;
import io.chate2ee.stack.LocalKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Servers for the tests of a class, a harness for each test, and short words for what tests do with them. */
abstract class IntakeOnServers {

    static final Duration LONGEST = Duration.ofSeconds(60);
    static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");

    static LedgerDatabase database;
    static LocalKafka kafka;
    IntakeHarness harness;

    @BeforeAll
    static void start() {
        database = new LedgerDatabase();
        kafka = LocalKafka.start(LocalKafka.Options.temporary());
    }

    @AfterAll
    static void stop() {
        kafka.close();
        database.close();
    }

    @BeforeEach
    void prepare() {
        harness = new IntakeHarness(kafka, database);
    }

    @AfterEach
    void stopReplicas() {
        harness.close();
    }

    RecordMetadata sendGroups(int from, int to) {
        List<RecordMetadata> sent = new ArrayList<>();
        for (int i = from; i < to; i++) {
            sent.add(send(GroupEventType.CREATED, "group-" + i, 0, "alice"));
        }
        return sent.get(sent.size() - 1);
    }

    static int groups() {
        return Integer.parseInt(database.rows("select count(*) from groups").get(0));
    }

    static List<String> complaints(Intake intake) {
        return intake.readers().stream()
                .flatMap(reader -> reader.complaint().stream())
                .toList();
    }

    RecordMetadata send(GroupEventType type, String guid, int second, String... members) {
        return harness.send(harness.topics().groupEvents(), guid, event(type, guid, second, members));
    }

    static byte[] event(GroupEventType type, String guid, int second, String... members) {
        return CloudEvents.writeStructured(GroupEvents.make(
                type,
                type + "-" + second,
                "/test",
                CREATED.plusSeconds(second),
                new Guid(guid),
                CREATED,
                Arrays.stream(members).map(Uid::new).toList()));
    }

    static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(LONGEST).ignoreExceptions().untilAsserted(assertion);
    }
}
