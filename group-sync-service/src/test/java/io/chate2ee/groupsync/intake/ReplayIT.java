package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.RejectedEventException.Reason;
import io.chate2ee.contract.rejected.RejectedHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ReplayIT extends IntakeOnServers {
    private static final ReplayChoice ALL = new ReplayChoice(null, null, null);
    private static final String MEMBERS = "select guid, uid, desired, barred from members order by guid, uid";

    private final List<String> lines = new ArrayList<>();

    @Test
    void whatAnEarlierVersionCouldNotReadCountsFromWhenItHappened() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice", "bob");
        send(GroupEventType.MEMBER_UNBANNED, "team", 9, "bob");
        rejected("team", Reason.UNSUPPORTED_TYPE, event(GroupEventType.MEMBER_BANNED, "team", 3, "bob"));
        rejected("team", Reason.UNSUPPORTED_TYPE, event(GroupEventType.MEMBER_BANNED, "team", 4, "alice"));

        Replay.Count count = harness.replay().run(ALL, false, lines::add);

        assertThat(count).isEqualTo(new Replay.Count(2, 2));
        eventually(() ->
                assertThat(database.rows(MEMBERS)).containsExactly("team|alice|false|true", "team|bob|false|false"));
        assertThat(database.rows("select effective_at from members where uid = 'alice'"))
                .containsExactly("2026-01-31T12:00:04Z");
        assertThat(lines)
                .containsExactly("UNSUPPORTED_TYPE group=team from=2/17", "UNSUPPORTED_TYPE group=team from=2/17");
    }

    @Test
    void recordsGoBackAsTheyWereButForOurHeaders() {
        ProducerRecord<byte[], byte[]> bad = new ProducerRecord<>(
                harness.topics().groupEvents(), null, 1_769_000_000_000L, "team".getBytes(UTF_8), "no".getBytes(UTF_8));
        bad.headers().add("x-trace", new byte[] {0, 1, (byte) 0xff});
        harness.send(bad);
        Intake intake = harness.start();
        eventually(() -> assertThat(harness.rejected()).hasSize(1));
        intake.stop();

        harness.replay().run(ALL, false, lines::add);

        harness.start();
        eventually(() -> assertThat(harness.rejected()).hasSize(2));
        ConsumerRecord<String, byte[]> again = harness.rejected().get(1);
        assertThat(again.value()).isEqualTo("no".getBytes(UTF_8));
        assertThat(again.headers().lastHeader("x-trace").value()).isEqualTo(new byte[] {0, 1, (byte) 0xff});
        assertThat(again.headers().lastHeader(RejectedHeaders.TIMESTAMP).value())
                .isEqualTo("1769000000000".getBytes(UTF_8));
        assertThat(again.headers().headers(RejectedHeaders.REASON)).hasSize(1);
    }

    @Test
    void whatWasReplayedBeforeChangesNothing() {
        harness.start();
        send(GroupEventType.CREATED, "team", 0, "alice", "bob");
        rejected("team", Reason.UNSUPPORTED_TYPE, event(GroupEventType.MEMBER_BANNED, "team", 3, "bob"));
        harness.replay().run(ALL, false, lines::add);
        eventually(() -> assertThat(database.rows(MEMBERS)).contains("team|bob|false|true"));
        int wakes = harness.wakes();

        harness.replay().run(ALL, false, lines::add);

        eventually(() ->
                assertThat(harness.count("group_sync.events", "type", "banned")).isEqualTo(2));
        assertThat(harness.wakes()).isEqualTo(wakes);
    }

    @Test
    void onlyWhatIsMeantIsSent() {
        rejected("team", Reason.UNSUPPORTED_TYPE, event(GroupEventType.MEMBER_BANNED, "team", 3, "bob"));
        rejected("team", Reason.NOT_JSON, "no".getBytes(UTF_8));
        rejected("club", Reason.UNSUPPORTED_TYPE, event(GroupEventType.MEMBER_BANNED, "club", 3, "bob"));

        assertThat(run(new ReplayChoice(Reason.NOT_JSON, null, null))).isEqualTo(new Replay.Count(3, 1));
        assertThat(run(new ReplayChoice(null, "club", null))).isEqualTo(new Replay.Count(3, 1));
        assertThat(run(new ReplayChoice(Reason.NOT_JSON, "club", null))).isEqualTo(new Replay.Count(3, 0));
        assertThat(run(new ReplayChoice(null, null, Instant.now().plusSeconds(60))))
                .isEqualTo(new Replay.Count(3, 0));
        assertThat(harness.events()).isZero();
    }

    @Test
    void aKeyThatIsNoGuidIsNotPrinted() {
        rejected("\u202Eevil\n", Reason.NO_GUID, "{}".getBytes(UTF_8));

        run(ALL);

        assertThat(lines).containsExactly("NO_GUID group=- from=2/17");
    }

    @Test
    void anEmptyTopicIsDoneAtOnce() {
        assertThat(run(ALL)).isEqualTo(new Replay.Count(0, 0));
    }

    /** Sends nothing. */
    private Replay.Count run(ReplayChoice choice) {
        return harness.replay().run(choice, true, lines::add);
    }

    private void rejected(String key, Reason reason, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(harness.topics().groupEventsRejected(), key.getBytes(UTF_8), value);
        Map.of(
                        RejectedHeaders.REASON,
                        reason.name(),
                        RejectedHeaders.PARTITION,
                        "2",
                        RejectedHeaders.OFFSET,
                        "17",
                        RejectedHeaders.TIMESTAMP,
                        Long.toString(CREATED.plusSeconds(5).toEpochMilli()))
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        harness.send(record);
    }
}
