package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.kafka.KafkaClients.BatchSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class AllPartitionsIT {
    private static TestBroker broker;

    private final Heard heard = new Heard();
    private final AtomicInteger missed = new AtomicInteger();
    private final List<TopicReader> readers = new ArrayList<>();

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void stopReaders() {
        readers.forEach(TopicReader::askToStop);
        readers.forEach(reader -> reader.awaitEnd(Duration.ofSeconds(30)));
        assertThat(readers).allMatch(TopicReader::dead);
    }

    @Test
    void everyReplicaReadsEverythingFromTheBeginning() {
        String topic = broker.topic(3);
        broker.write(topic, 0, "a", "b");
        broker.write(topic, 2, "c");
        Heard other = new Heard();

        read(AllPartitions.fromBeginning(topic));
        read(AllPartitions.fromBeginning(topic), other, broker.settings());

        eventually(() -> assertThat(heard.values()).containsExactlyInAnyOrder("a", "b", "c"));
        eventually(() -> assertThat(other.values()).containsExactlyInAnyOrder("a", "b", "c"));
    }

    @Test
    void hasCaughtUpWhenEverythingThatWasThereIsHandledAndNotBefore() {
        String topic = broker.topic(2);
        broker.write(topic, 0, "a", "obstacle", "b");
        broker.write(topic, 1, "c");
        heard.stopAt("obstacle");
        AllPartitions partitions = AllPartitions.fromBeginning(topic);
        TopicReader reader = read(partitions);

        eventually(() -> assertThat(reader.complaint()).contains("cannot go on with partitions [0]"));
        assertThat(partitions.caughtUp()).isFalse();
        heard.allIsWell();

        eventually(() -> assertThat(partitions.caughtUp()).isTrue());
        assertThat(heard.values()).containsExactlyInAnyOrder("a", "obstacle", "b", "c");
        eventually(() -> assertThat(reader.complaint()).isEmpty());
    }

    @Test
    void hasCaughtUpWithAnEmptyTopicAtOnce() {
        AllPartitions partitions = AllPartitions.fromBeginning(broker.topic(2));

        read(partitions);

        eventually(() -> assertThat(partitions.caughtUp()).isTrue());
    }

    @Test
    void hasCaughtUpWithATopicWhoseLastRecordsWereTakenBackOrAreOnlyMarks() {
        String topic = broker.topic(2);
        broker.writeTransaction(topic, 0, "kept", true);
        broker.writeTransaction(topic, 1, "taken-back", false);
        AllPartitions partitions = AllPartitions.fromBeginning(topic);

        read(partitions);

        eventually(() -> assertThat(partitions.caughtUp()).isTrue());
        assertThat(heard.values()).containsExactly("kept");
    }

    @Test
    void readsFromNowOnAndSaysThatWhatWasBeforeIsMissed() {
        String topic = broker.topic(1);
        broker.write(topic, 0, "before");
        AllPartitions partitions = AllPartitions.fromNow(topic, missed::incrementAndGet);
        read(partitions);
        eventually(() -> assertThat(partitions.caughtUp()).isTrue());

        broker.write(topic, 0, "after");

        eventually(() -> assertThat(heard.values()).containsExactly("after"));
        assertThat(missed).hasValue(1);
    }

    @Test
    void partitionsThatAreAddedAreReadFromTheirBeginning() {
        String topic = broker.topic(1);
        AllPartitions partitions = AllPartitions.fromNow(topic, missed::incrementAndGet);
        read(partitions);
        eventually(() -> assertThat(partitions.caughtUp()).isTrue());

        broker.addPartitions(topic, 3);
        broker.write(topic, 2, "new");
        broker.write(topic, 0, "old");

        eventually(() -> assertThat(heard.values()).containsExactlyInAnyOrder("new", "old"));
        assertThat(missed).hasValue(1);
    }

    @Test
    void goesOnWhereItWasAfterTheBrokerWasAway() {
        String topic = broker.topic(2);
        broker.write(topic, 0, "a");
        TopicReader reader = read(AllPartitions.fromBeginning(topic));
        eventually(() -> assertThat(heard.values()).containsExactly("a"));

        broker.kafka().stop();
        try {
            eventually(() -> assertThat(reader.complaint()).contains("does not reach Kafka"));
            assertThat(reader.dead()).isFalse();
            // Long enough for the consumer to forget what it knew of the topic.
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(reader.complaint()).contains("does not reach Kafka"));
        } finally {
            broker.kafka().start();
        }
        broker.write(topic, 1, "b");

        eventually(() -> assertThat(heard.values()).containsExactly("a", "b"));
        eventually(() -> assertThat(reader.complaint()).isEmpty());
    }

    @Test
    void goesOnWhatIsLeftWhenRecordsAreDeletedBeforeItReadThem() {
        String topic = broker.topic(1);
        broker.write(topic, 0, "a", "obstacle");
        heard.stopAt("obstacle");
        AllPartitions partitions = AllPartitions.fromBeginning(topic);
        TopicReader reader = read(partitions);
        eventually(() ->
                assertThat(reader.complaint()).isPresent().get().asString().startsWith("cannot go on"));

        broker.write(topic, 0, "deleted", "b");
        broker.deleteRecords(topic, 0, 3);

        eventually(() -> assertThat(heard.values()).containsExactly("a", "b"));
        eventually(() -> assertThat(partitions.caughtUp()).isTrue());
    }

    @Test
    void saysThatRecordsWereMissedWhenTheyAreDeletedBeforeItReadThem() {
        String topic = broker.topic(1);
        heard.stopAt("obstacle");
        AllPartitions partitions = AllPartitions.fromNow(topic, missed::incrementAndGet);
        TopicReader reader = read(partitions);
        eventually(() -> assertThat(partitions.caughtUp()).isTrue());
        broker.write(topic, 0, "obstacle");
        eventually(() -> assertThat(reader.complaint()).contains("cannot go on with partitions [0]"));

        broker.deleteRecords(topic, 0, 1);

        eventually(() -> assertThat(missed).hasValue(2));
        broker.write(topic, 0, "after");
        eventually(() -> assertThat(heard.values()).contains("after"));
    }

    @Test
    void aTopicThatDoesNotExistYetIsWaitedFor() {
        String topic = broker.topic(1) + "-later";
        AllPartitions partitions = AllPartitions.fromBeginning(topic);
        TopicReader reader = read(partitions);
        assertThat(reader.complaint()).contains("has not found its partitions");

        broker.create(topic);
        broker.write(topic, 0, "a");

        eventually(() -> assertThat(heard.values()).containsExactly("a"));
        eventually(() -> assertThat(reader.complaint()).isEmpty());
    }

    @Test
    void aNameThatDoesNotResolveYetIsWaitedFor() {
        String topic = broker.topic(1);
        broker.write(topic, 0, "a");
        Map<String, Object> settings = broker.settings();
        settings.put("bootstrap.servers", TestBroker.UNRESOLVABLE);
        AllPartitions partitions = AllPartitions.fromBeginning(topic);
        TopicReader reader = read(partitions, heard, settings);
        assertThat(reader.complaint()).contains("has not found its partitions");
        assertThat(partitions.caughtUp()).isFalse();
        assertThat(reader.dead()).isFalse();

        settings.putAll(broker.settings());

        eventually(() -> assertThat(partitions.caughtUp()).isTrue());
        assertThat(heard.values()).containsExactly("a");
    }

    private TopicReader read(AllPartitions partitions) {
        return read(partitions, heard, broker.settings());
    }

    private TopicReader read(AllPartitions partitions, Heard handler, Map<String, Object> settings) {
        var consumers = new KafkaClients(settings).alone(BatchSize.USUAL);
        TopicReader reader = new TopicReader(partitions, handler, consumers, TestBroker.times());
        readers.add(reader);
        reader.start();
        return reader;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
