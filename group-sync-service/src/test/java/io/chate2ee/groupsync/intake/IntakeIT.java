package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.contract.rejected.RejectedHeaders;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.ledger.LedgerDatabase;
import io.chate2ee.stack.LocalKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");
    private static final String MEMBERS = "select guid, uid, desired from members order by guid, uid";
    private static final String WRITTEN =
            "select 'g', guid, life::text, xmin::text from groups union all select uid, guid, life::text, xmin::text from"
                    + " members order by 1, 2, 3";

    private static LedgerDatabase database;
    private static LocalKafka kafka;
    private IntakeHarness harness;

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

    @Test
    void eachOfTheSixEventTypesEndsInTheRightRows() {
        harness.start();

        send(GroupEventType.CREATED, "team", 0, "alice", "bob", "carol");
        send(GroupEventType.MEMBER_ADDED, "team", 1, "dave");
        send(GroupEventType.MEMBER_JOINED, "team", 2, "erin");
        send(GroupEventType.MEMBER_LEFT, "team", 3, "bob");
        send(GroupEventType.MEMBER_KICKED, "team", 4, "carol");
        send(GroupEventType.CREATED, "gone", 0, "alice");
        RecordMetadata last = send(GroupEventType.DELETED, "gone", 5);

        eventually(() -> assertThat(database.rows(MEMBERS))
                .containsExactly(
                        "gone|alice|true",
                        "team|alice|true",
                        "team|bob|false",
                        "team|carol|false",
                        "team|dave|true",
                        "team|erin|true"));
        eventually(() -> assertThat(database.rows(
                        "select guid, ended_at is not null, dirty_since is not null from groups order by 1"))
                .containsExactly("gone|true|true", "team|false|true"));
        eventually(() -> assertThat(harness.committed(last)).contains(last.offset() + 1));
        assertThat(harness.wakes()).isPositive();
        assertThat(harness.count("group_sync.events", "type", "created")).isEqualTo(2);
        assertThat(harness.count("group_sync.events", "type", "membersout")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "NOT_JSON; hello",
                "NOT_JSON; ",
                "INVALID; {\"trigger\":\"group_member_kicked\"}",
                "NO_GUID; {'specversion':'1.0','id':'1','source':'s','type':'chat.group.deleted','data':{}}",
                "UNKNOWN_TYPE; {'specversion':'1.0','id':'1','source':'s','type':'x','data':{'guid':'team'}}",
                "UNSUPPORTED_TYPE; {'specversion':'1.0','id':'1','source':'s','type':'chat.group.member-banned','data':{'guid':'team'}}",
                "UNSUPPORTED_TYPE; {'specversion':'1.0','id':'1','source':'s','type':'chat.group.snapshot','data':{'guid':'team'}}"
            })
    void whatCannotBeReadIsKeptWholeAndReadingGoesOn(String reason, @Nullable String text) {
        byte[] value = text == null ? new byte[0] : text.replace('\'', '"').getBytes(UTF_8);

        assertRejectedWhole(reason, value);
    }

    @Test
    void aRecordWithoutAValueIsKeptAndReadingGoesOn() {
        assertRejectedWhole("NO_VALUE", null);
    }

    @Test
    void aRecordOfMoreThanAMebibyteThatDoesNotCompressIsKeptAndReadingGoesOn() {
        byte[] noise = new byte[GroupEvents.MAX_BYTES + 1];
        new Random(1).nextBytes(noise);

        assertRejectedWhole("TOO_LARGE", noise);
    }

    @Test
    void aRecordThatUnfoldsToTenMebibytesIsKeptAndReadingGoesOn() {
        byte[] spaces = new byte[10 * GroupEvents.MAX_BYTES];
        Arrays.fill(spaces, (byte) ' ');

        assertRejectedWhole("TOO_LARGE", spaces);
    }

    private void assertRejectedWhole(String reason, byte @Nullable [] value) {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice");
        ProducerRecord<byte[], byte[]> bad =
                new ProducerRecord<>(harness.topics().groupEvents(), "team".getBytes(UTF_8), value);
        bad.headers().add("x-trace", new byte[] {0, 1, (byte) 0xff});
        RecordMetadata sent = harness.send(bad);
        RecordMetadata next = send(GroupEventType.MEMBER_ADDED, "team", 1, "bob");

        eventually(() -> assertThat(harness.committed(next)).contains(next.offset() + 1));
        assertThat(database.rows(MEMBERS)).containsExactly("team|alice|true", "team|bob|true");
        assertThat(harness.rejected()).singleElement().satisfies(kept -> {
            assertThat(kept.value()).isEqualTo(value);
            assertThat(kept.key()).isEqualTo("team".getBytes(UTF_8));
            assertThat(kept.headers().lastHeader("x-trace").value()).isEqualTo(new byte[] {0, 1, (byte) 0xff});
            assertThat(header(kept, RejectedHeaders.REASON)).isEqualTo(reason);
            assertThat(header(kept, RejectedHeaders.MESSAGE)).isNotBlank();
            assertThat(header(kept, RejectedHeaders.TOPIC)).isEqualTo(sent.topic());
            assertThat(header(kept, RejectedHeaders.PARTITION)).isEqualTo(Integer.toString(sent.partition()));
            assertThat(header(kept, RejectedHeaders.OFFSET)).isEqualTo(Long.toString(sent.offset()));
            assertThat(header(kept, RejectedHeaders.TIMESTAMP)).isEqualTo(Long.toString(sent.timestamp()));
        });
        assertThat(harness.count("group_sync.events.rejected", "reason", reason.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(1);
    }

    @Test
    void aGroupWhoseEventCouldNotBeReadIsMarkedForASnapshot() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice");
        harness.send(
                harness.topics().groupEvents(),
                "team",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"chat.group.member-banned\",\"data\":{\"guid\":\"team\"}}"
                        .getBytes(UTF_8));

        eventually(() ->
                assertThat(database.rows("select needs_snapshot from groups")).containsExactly("true"));
    }

    @Test
    void theWholeTopicReadAgainChangesNothing() {
        Intake first = harness.start();
        for (int i = 0; i < 20; i++) {
            send(GroupEventType.CREATED, "group-" + i, 0, "alice", "bob");
            send(GroupEventType.MEMBER_KICKED, "group-" + i, 1, "bob");
            send(GroupEventType.MEMBER_ADDED, "group-" + i, 2, "bob", "carol");
        }
        eventually(() -> assertThat(database.rows("select count(*) from members where desired"))
                .containsExactly("60"));
        first.stop();
        List<String> written = database.rows(WRITTEN);
        int wakes = harness.wakes();

        harness.start("another-group");

        eventually(() -> assertThat(harness.count("group_sync.events", "type", "created"))
                .isEqualTo(40));
        eventually(() -> assertThat(harness.count("group_sync.events", "type", "membersin"))
                .isEqualTo(40));
        assertThat(database.rows(WRITTEN)).isEqualTo(written);
        assertThat(harness.wakes()).isEqualTo(wakes);
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleLosesNothing() {
        Intake intake = harness.start();
        sendGroups(0, 50);
        eventually(() -> assertThat(groups()).isEqualTo(50));

        RecordMetadata last;
        database.server().stop();
        try {
            last = sendGroups(50, 100);
            eventually(
                    () -> assertThat(complaints(intake)).anyMatch(complaint -> complaint.startsWith("cannot go on")));
        } finally {
            database.server().start();
        }

        eventually(() -> assertThat(groups()).isEqualTo(100));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
        eventually(() -> assertThat(harness.committed(last)).contains(last.offset() + 1));
    }

    @Test
    void aBrokerThatGoesAwayInTheMiddleLosesNothing() {
        Intake intake = harness.start();
        sendGroups(0, 20);
        eventually(() -> assertThat(groups()).isEqualTo(20));

        kafka.stop();
        try {
            eventually(() -> assertThat(complaints(intake))
                    .hasSize(3)
                    .allMatch(complaint -> complaint.equals("does not reach Kafka")));
        } finally {
            kafka.start();
        }
        sendGroups(20, 40);

        eventually(() -> assertThat(groups()).isEqualTo(40));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
    }

    @Test
    void aBrokerThatIsAwayAtStartIsWaitedFor() {
        Intake intake;
        kafka.stop();
        try {
            intake = harness.start();
            assertThat(complaints(intake)).hasSize(3).allMatch(complaint -> complaint.contains("has not joined"));
        } finally {
            kafka.start();
        }
        sendGroups(0, 5);

        eventually(() -> assertThat(groups()).isEqualTo(5));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
    }

    @Test
    void aPartitionWaitsWhileItsRejectedRecordCannotBeKeptAndTheOthersGoOn() {
        TopicSpec rejected = harness.specs().stream()
                .filter(topic -> topic.name().equals(harness.topics().groupEventsRejected()))
                .findFirst()
                .orElseThrow();
        harness.deleteTopic(rejected.name());
        Intake intake = harness.start();
        RecordMetadata bad = harness.send(harness.topics().groupEvents(), "team", "hello".getBytes(UTF_8));
        RecordMetadata other = harness.send(new ProducerRecord<>(
                bad.topic(),
                (bad.partition() + 1) % rejected.partitions(),
                "other".getBytes(UTF_8),
                event(GroupEventType.CREATED, "other", 0, "alice")));

        eventually(() -> assertThat(complaints(intake))
                .containsExactly("cannot go on with partitions [" + bad.partition() + "]"));
        eventually(() -> assertThat(harness.committed(other)).contains(other.offset() + 1));
        assertThat(harness.committed(bad)).isEmpty();

        kafka.createTopics(List.of(rejected));

        eventually(() -> assertThat(harness.committed(bad)).contains(bad.offset() + 1));
        eventually(() -> assertThat(complaints(intake)).isEmpty());
        assertThat(harness.rejected())
                .isNotEmpty()
                .allMatch(kept -> Arrays.equals(kept.value(), "hello".getBytes(UTF_8)));
    }

    @Test
    void replicasThatComeAndGoLoseNothing() {
        Intake first = harness.start();
        sendGroups(0, 40);
        Intake second = harness.start();
        sendGroups(40, 80);
        eventually(() -> assertThat(complaints(second)).isEmpty());
        first.stop();
        sendGroups(80, 120);

        eventually(() -> assertThat(groups()).isEqualTo(120));
        assertThat(database.rows("select count(*) from members where desired")).containsExactly("120");
        second.stop();
    }

    @Test
    void aStoppedReplicaHasCommittedWhatItDid() {
        Intake intake = harness.start();
        RecordMetadata last = sendGroups(0, 30);
        eventually(() -> assertThat(groups()).isEqualTo(30));

        intake.stop();

        assertThat(harness.committed(last)).contains(last.offset() + 1);
        assertThat(intake.readers()).allMatch(Reader::dead);
    }

    @Test
    void usersAreCopiedInTheirNewestVersionAndTheirGroupsMarked() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice");
        send(GroupEventType.CREATED, "other", 0, "bob");
        eventually(() -> assertThat(groups()).isEqualTo(2));
        database.execute("update groups set dirty_since = null");

        user("alice", 2, "identity-of-alice-2", false);
        user("alice", 1, "identity-of-alice-1", false);
        harness.send(harness.topics().users(), "alice", "nonsense".getBytes(UTF_8));
        user("stranger", 1, "identity-of-stranger", false);

        eventually(() -> assertThat(database.rows("select uid, identity, version, forgotten from users order by 1"))
                .containsExactly("alice|identity-of-alice-2|2|false", "stranger|identity-of-stranger|1|false"));
        assertThat(database.rows("select guid, dirty_since is not null from groups order by 1"))
                .containsExactly("other|false", "team|true");
        assertThat(harness.count(
                        "group_sync.records.unreadable",
                        "topic",
                        harness.topics().users()))
                .isEqualTo(1);
    }

    @Test
    void aForgottenUsersRowIsDroppedWithItsTombstone() {
        harness.start();
        user("alice", 1, "identity-of-alice", false);
        user("alice", 2, "identity-of-alice", true);
        eventually(() ->
                assertThat(database.rows("select uid, forgotten from users")).containsExactly("alice|true"));

        harness.send(new ProducerRecord<>(harness.topics().users(), "alice".getBytes(UTF_8), null));

        eventually(() -> assertThat(database.rows("select uid from users")).isEmpty());
    }

    @Test
    void aLoginOfAMemberWhoWaitsAsksForLookUps() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice", "bob");
        eventually(() -> assertThat(groups()).isEqualTo(1));
        database.execute("insert into holders (guid, life, identity, uid, card_id, confirmed)"
                + " values ('team', 1, 'identity-of-bob', 'bob', 'card', '{0}')");

        login("stranger");
        login("bob");
        login("alice");

        eventually(() -> assertThat(database.rows(
                        "select uid, attempt, due_at - logged_in = interval '1 second' from card_lookups"))
                .containsExactly("alice|0|true"));
    }

    private RecordMetadata sendGroups(int from, int to) {
        List<RecordMetadata> sent = new ArrayList<>();
        for (int i = from; i < to; i++) {
            sent.add(send(GroupEventType.CREATED, "group-" + i, 0, "alice"));
        }
        return sent.get(sent.size() - 1);
    }

    private static int groups() {
        return Integer.parseInt(database.rows("select count(*) from groups").get(0));
    }

    private static List<String> complaints(Intake intake) {
        return intake.readers().stream()
                .flatMap(reader -> reader.complaint().stream())
                .toList();
    }

    private RecordMetadata send(GroupEventType type, String guid, int second, String... members) {
        return harness.send(harness.topics().groupEvents(), guid, event(type, guid, second, members));
    }

    private static byte[] event(GroupEventType type, String guid, int second, String... members) {
        return CloudEvents.writeStructured(GroupEvents.make(
                type,
                type + "-" + second,
                "/test",
                CREATED.plusSeconds(second),
                new Guid(guid),
                CREATED,
                Arrays.stream(members).map(Uid::new).toList()));
    }

    private void user(String uid, long version, String identity, boolean forgotten) {
        UserRecord user =
                new UserRecord(new Uid(uid), new Identity(identity), IdentitySource.DERIVED, version, forgotten);
        harness.send(harness.topics().users(), uid, user.toJson());
    }

    private void login(String uid) {
        harness.send(harness.topics().logins(), uid, new LoginEvent(new Uid(uid), CREATED).toJson());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), UTF_8);
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(LONGEST).ignoreExceptions().untilAsserted(assertion);
    }
}
