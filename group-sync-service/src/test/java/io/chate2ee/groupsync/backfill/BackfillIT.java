package io.chate2ee.groupsync.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.source.TestSource;
import io.chate2ee.http.outbound.RefusedException;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.chat.ChatDouble;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class BackfillIT {
    private static LocalKafka kafka;

    private int page = 2;
    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final ChatDouble chat = ChatDouble.start();
    private final SnapshotTopic topic = new SnapshotTopic(
            new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers())),
            settings(ChatDouble.API_KEY).chat());

    @TempDir
    Path folder;

    @BeforeAll
    static void startKafka() {
        kafka = LocalKafka.start(LocalKafka.Options.temporary());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void stop() {
        topic.onStop(new ShutdownEvent());
        chat.close();
    }

    @Test
    void everyGroupOfTheChatBecomesASnapshot() throws Exception {
        chat.group("night", List.of("mara", "iris"));
        chat.group("day", List.of("mara", "tom"));
        chat.ban("day", "tom");

        BackfillReport report = run(DoneGroups.forgotten(), false, ChatDouble.API_KEY);

        assertThat(report).isEqualTo(new BackfillReport(2, 0, 3, 1, 0, 0, 0, List.of()));
        assertThat(report.complete()).isTrue();
        assertThat(snapshots())
                .extracting(
                        snapshot -> snapshot.guid().value(),
                        GroupEvent.SnapshotPart::members,
                        GroupEvent.SnapshotPart::banned)
                .containsExactlyInAnyOrder(
                        tuple("night", List.of(new Uid("mara"), new Uid("iris")), List.of()),
                        tuple("day", List.of(new Uid("mara")), List.of(new Uid("tom"))));
    }

    @Test
    void aLargeGroupComesInParts() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 5_001; i++) {
            many.add("user-" + i);
        }
        chat.group("night", many);
        page = 1000;

        BackfillReport report = run(DoneGroups.forgotten(), false, ChatDouble.API_KEY);

        assertThat(report.tooLarge()).isEqualTo(1);
        assertThat(snapshots())
                .hasSize(2)
                .extracting(GroupEvent.SnapshotPart::parts)
                .containsOnly(2);
    }

    @Test
    void aRunThatWasEndedGoesOnWhereItWas() throws Exception {
        for (int i = 0; i < 5; i++) {
            chat.group("group-" + i, List.of("mara"));
        }
        Path file = folder.resolve("done");
        try (DoneGroups first = DoneGroups.in(file)) {
            first.add(new Guid("group-0"));
            first.add(new Guid("group-3"));
        }

        try (DoneGroups again = DoneGroups.in(file)) {
            BackfillReport report = run(again, false, ChatDouble.API_KEY);

            assertThat(report.groups()).isEqualTo(3);
            assertThat(report.before()).isEqualTo(2);
        }
        assertThat(snapshots())
                .extracting(snapshot -> snapshot.guid().value())
                .containsExactlyInAnyOrder("group-1", "group-2", "group-4");
    }

    @Test
    void aDryRunCountsAndWritesNothing() throws Exception {
        chat.group("night", List.of("mara", "iris"));

        BackfillReport report = run(DoneGroups.forgotten(), true, ChatDouble.API_KEY);

        assertThat(report.groups()).isEqualTo(1);
        assertThat(report.members()).isEqualTo(2);
        assertThat(snapshots()).isEmpty();
        assertThat(chat.requests()).noneMatch(path -> path.contains("/members"));
    }

    @Test
    void aWrongKeyEndsItAtOnce() {
        chat.group("night", List.of("mara"));

        assertThatThrownBy(() -> run(DoneGroups.forgotten(), false, "wrong")).isInstanceOf(RefusedException.class);
    }

    private BackfillReport run(DoneGroups done, boolean dry, String apiKey) throws Exception {
        kafka.createTopics(topics.all());
        TestSettings settings = settings(apiKey);
        Backfill backfill = new Backfill(
                TestSource.of(settings, Clock.systemUTC(), new ArrayList<>()),
                topic,
                settings.source(),
                settings.groups());
        return backfill.run(done, dry, (count, total) -> {});
    }

    private TestSettings settings(String apiKey) {
        Map<String, String> settings = new HashMap<>(TestSource.settings(chat, page, apiKey));
        settings.put("chat.topics.prefix", topics.prefix());
        return TestSettings.of(settings);
    }

    private List<GroupEvent.SnapshotPart> snapshots() {
        return WholeTopic.read(kafka.bootstrapServers(), topics.groupEvents()).stream()
                .map(BackfillIT::read)
                .map(GroupEvent.SnapshotPart.class::cast)
                .toList();
    }

    private static GroupEvent read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        try {
            GroupEvent event = GroupEvents.read(headers, record.value(), IdCase.LOWER);
            assertThat(record.key()).isEqualTo(event.guid().value());
            return event;
        } catch (RejectedEventException refused) {
            throw new AssertionError(refused);
        }
    }
}
