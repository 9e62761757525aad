package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.SnapshotEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.rejected.RejectedHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeIT extends IntakeOnServers {
    private static final String MEMBERS = "select guid, uid, desired from members order by guid, uid";

    private static final String WRITTEN =
            "select 'g', guid, life::text, xmin::text from groups union all select uid, guid, life::text, xmin::text from"
                    + " members order by 1, 2, 3";

    @Test
    void comingAndGoingEndsInTheRightRows() {
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

    @Test
    void bansMentionsSnapshotsAndWebhooksEndInTheRightRows() {
        harness.start();

        send(GroupEventType.CREATED, "team", 0, "alice", "bob", "carol");
        send(GroupEventType.MEMBER_BANNED, "team", 1, "bob");
        send(GroupEventType.MEMBER_JOINED, "team", 2, "bob");
        send(GroupEventType.CREATED, "club", 0, "alice", "bob");
        send(GroupEventType.MEMBER_BANNED, "club", 1, "bob");
        send(GroupEventType.MEMBER_UNBANNED, "club", 2, "bob");
        send(GroupEventType.UPDATED, "club", 3, "alice");
        send(GroupEventType.MEMBER_SCOPE_CHANGED, "club", 4, "alice");
        send(GroupEventType.OWNER_TRANSFERRED, "club", 5, "alice");
        send(GroupEventType.CREATED, "crowd", 0, "alice");
        sendParts("crowd", uids(7_000));
        RecordMetadata last = harness.send(harness.topics().groupEvents(), "hook", webhook("group_member_kicked"));

        eventually(() -> assertThat(database.rows(
                        "select guid, uid, desired, barred from members where guid <> 'crowd' order by 1, 2"))
                .containsExactly(
                        "club|alice|true|false",
                        "club|bob|false|false",
                        "hook|bob|false|false",
                        "team|alice|true|false",
                        "team|bob|false|true",
                        "team|carol|true|false"));
        eventually(() -> assertThat(database.rows("select count(*) from members where guid = 'crowd' and desired"))
                .containsExactly("7000"));
        assertThat(database.rows("select guid, needs_snapshot from groups order by 1"))
                .containsExactly("club|false", "crowd|false", "hook|false", "team|true");
        eventually(() -> assertThat(harness.committed(last)).contains(last.offset() + 1));
        assertThat(harness.rejected()).isEmpty();
    }

    /** The vendor's own mistake, as seen: a ban over REST on behalf of somebody names whoever made it. */
    @Test
    void aBanThatNamesItsActorTakesNobodyOutAndIsCounted() {
        harness.start();
        send(GroupEventType.CREATED, "hook", 0, "alice", "bob");

        harness.send(harness.topics().groupEvents(), "hook", webhook("group_member_banned", "alice"));

        eventually(() ->
                assertThat(database.rows("select needs_snapshot from groups")).containsExactly("true"));
        assertThat(database.rows(MEMBERS)).containsExactly("hook|alice|true", "hook|bob|true");
        assertThat(harness.count("group_sync.bans.naming-actor")).isEqualTo(1);
    }

    @Test
    void aWebhookSentAgainIsDroppedAndCounted() {
        harness.start();
        send(GroupEventType.CREATED, "hook", 0, "alice", "bob");
        byte[] kick = webhook("group_member_kicked");
        harness.send(harness.topics().groupEvents(), "hook", kick);
        eventually(() -> assertThat(database.rows(MEMBERS)).contains("hook|bob|false"));

        harness.send(harness.topics().groupEvents(), "hook", kick);

        eventually(
                () -> assertThat(harness.count("group_sync.webhooks.retried")).isEqualTo(1));
        assertThat(database.rows("select source_offset from members where uid = 'bob'"))
                .containsExactly("1");
    }

    private static byte[] webhook(String trigger) {
        return webhook(trigger, "bob");
    }

    /** Done by alice. */
    private static byte[] webhook(String trigger, String member) {
        return """
                {"trigger":"%s","data":{"group":{"guid":"hook","createdAt":%d},"members":{"%s":{"uid":"%s"}},
                 "by":{"uid":"alice"}},"appId":"a","region":"eu","webhook":"w"}""".formatted(trigger, CREATED.getEpochSecond(), member, member).getBytes(UTF_8);
    }

    private static List<Uid> uids(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Uid("user-" + i)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "NOT_JSON; hello",
                "NOT_JSON; ",
                "INVALID; {\"trigger\":\"group_member_kicked\"}",
                "NO_GUID; {'specversion':'1.0','id':'1','source':'s','type':'chat.group.deleted','data':{}}",
                "UNKNOWN_TYPE; {'specversion':'1.0','id':'1','source':'s','type':'x','data':{'guid':'team'}}"
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
            assertThat(kept.key()).isEqualTo("team");
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
    void whatIsToldOfManyGroupsWhileNobodyReadsCountsForEachOfThem() {
        for (int second = 0; second < 30; second++) {
            for (int group = 0; group < 40; group++) {
                if (second == 0) {
                    send(GroupEventType.CREATED, "group-" + group, 0, "alice", "bob");
                } else {
                    boolean in = (second + group) % 2 == 0;
                    send(
                            in ? GroupEventType.MEMBER_ADDED : GroupEventType.MEMBER_LEFT,
                            "group-" + group,
                            second,
                            "bob");
                }
            }
        }
        sendParts("crowd", uids(7_000));

        harness.start();

        eventually(() -> assertThat(database.rows(
                        "select count(*), count(*) filter (where desired), min(effective_at)::text = max(effective_at)::text"
                                + " from members where uid = 'bob'"))
                .containsExactly("40|20|true"));
        eventually(() -> assertThat(database.rows("select count(*) from members where guid = 'crowd' and desired"))
                .containsExactly("7000"));
        assertThat(database.rows("select count(*), bool_or(needs_snapshot) from groups"))
                .containsExactly("41|false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9"})
    void anotherNumberOfLanesThanOneToEightIsRefused(String lanes) {
        try (var other =
                new IntakeHarness(kafka, database, database::ledger, Map.of("intake.lanes", lanes), Map.of())) {
            assertThatThrownBy(other::start)
                    .hasMessageContaining("intake.lanes")
                    .hasMessageContaining("1 to 8");
        }
    }

    private void sendParts(String guid, List<Uid> members) {
        new SnapshotEvents("look-1", "/test", new Guid(guid), CREATED, CREATED.plusSeconds(9))
                .of(members, List.of(new Uid("mallory")))
                .forEach(part -> harness.send(harness.topics().groupEvents(), guid, CloudEvents.writeStructured(part)));
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

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), UTF_8);
    }
}
