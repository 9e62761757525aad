package io.chate2ee.groupsync.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.backfill.BackfillStatus.State;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.source.TestSource;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.chat.ChatDouble;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Made before the tests.
class BackfillRunsIT {
    private static LocalKafka kafka;

    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final ChatDouble chat = ChatDouble.start();
    private final CountDownLatch held = new CountDownLatch(1);
    private SnapshotTopic topic;
    private BackfillRuns runs;

    @BeforeAll
    static void startKafka() {
        kafka = LocalKafka.start(LocalKafka.Options.temporary());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void make() {
        kafka.createTopics(List.of(new TopicSpec(topics.groupEvents(), 1, Map.of())));
        Map<String, String> all = new HashMap<>(TestSource.settings(chat, 100, ChatDouble.API_KEY));
        all.put("chat.topics.prefix", topics.prefix());
        TestSettings settings = TestSettings.of(all);
        topic = TestSnapshots.topic(new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers())), settings);
        Backfill backfill = new Backfill(
                TestSource.of(settings, Clock.systemUTC(), new ArrayList<>()),
                topic,
                settings.source(),
                settings.groups());
        runs = new BackfillRuns(backfill, Clock.systemUTC());
        chat.group("night", List.of("mara", "iris"));
    }

    @AfterEach
    void stop() {
        held.countDown();
        runs.onStop(new ShutdownEvent());
        topic.onStop(new ShutdownEvent());
        chat.close();
    }

    @Test
    void whoStartsOneSeesHowItEnded() {
        assertThat(runs.status()).isEmpty();

        assertThat(runs.start(false)).isTrue();

        awaitState(State.DONE);
        BackfillStatus status = runs.status().orElseThrow();
        assertThat(status.report())
                .isNotNull()
                .extracting(BackfillReport::groups)
                .isEqualTo(1L);
        assertThat(status.done()).isEqualTo(1);
        assertThat(status.total()).isEqualTo(1);
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void thereIsOneAtATimeAndItCanBeCancelled() {
        chat.afterEach(this::hold);

        assertThat(runs.start(false)).isTrue();
        assertThat(runs.start(false)).isFalse();
        assertThat(runs.cancel()).isTrue();

        awaitState(State.CANCELLED);
        assertThat(runs.cancel()).isFalse();
        assertThat(written()).isZero();
    }

    @Test
    void whatCannotGoOnSaysWhyAndAnotherCanBegin() {
        chat.failNext(403);
        runs.start(true);

        awaitState(State.FAILED);
        assertThat(runs.status().orElseThrow().failure()).startsWith("CometChat refuses: status 403");
        assertThat(runs.start(true)).isTrue();
        awaitState(State.DONE);
        assertThat(written()).isZero();
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitState(State state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(runs.status().orElseThrow().state()).isEqualTo(state));
    }

    private int written() {
        return WholeTopic.read(kafka.bootstrapServers(), topics.groupEvents()).size();
    }
}
