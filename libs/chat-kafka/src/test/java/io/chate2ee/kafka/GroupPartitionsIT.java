package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.kafka.KafkaClients.BatchSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class GroupPartitionsIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static TestBroker broker;

    private final String group = UUID.randomUUID().toString();
    private final Heard heard = new Heard();
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
        readers.forEach(GroupPartitionsIT::stop);
    }

    private static void stop(TopicReader reader) {
        reader.askToStop();
        reader.awaitEnd(Duration.ofSeconds(30));
        assertThat(reader.dead()).isTrue();
    }

    @Test
    void commitsWhatTheHandlerHasDoneAndNoMore() {
        String topic = broker.topic(1);
        heard.stopAt("obstacle");
        broker.write(topic, 0, "a", "b", "obstacle", "c");

        TopicReader reader = read(topic);

        eventually(() -> assertThat(broker.committed(group, topic, 0)).contains(2L));
        assertThat(reader.complaint()).contains("cannot go on with partitions [0]");
        heard.allIsWell();
        eventually(() -> assertThat(broker.committed(group, topic, 0)).contains(4L));
        assertThat(heard.values()).containsExactly("a", "b", "obstacle", "c");
    }

    @Test
    void aPartitionThatCannotGoOnHoldsUpNoOther() {
        String topic = broker.topic(2);
        heard.stopAt("obstacle");
        broker.write(topic, 0, "obstacle");
        TopicReader reader = read(topic);
        eventually(() -> assertThat(reader.complaint()).contains("cannot go on with partitions [0]"));

        broker.write(topic, 1, "a");

        eventually(() -> assertThat(broker.committed(group, topic, 1)).contains(1L));
        assertThat(broker.committed(group, topic, 0)).isEmpty();
    }

    @Test
    void aBatchOnWhichTheHandlerFailsIsHandedOverAgain() {
        String topic = broker.topic(1);
        heard.failOn("b");
        broker.write(topic, 0, "a", "b");
        TopicReader reader = read(topic);
        eventually(() -> assertThat(reader.complaint()).contains("cannot go on with partitions [0]"));
        assertThat(broker.committed(group, topic, 0)).isEmpty();

        heard.allIsWell();

        eventually(() -> assertThat(broker.committed(group, topic, 0)).contains(2L));
        assertThat(heard.values()).endsWith("a", "b");
    }

    @Test
    void aReaderThatIsStoppedDoesAndCommitsTheBatchInHand() throws InterruptedException {
        String topic = broker.topic(1);
        broker.write(topic, 0, "a");
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TopicReader reader = read(topic, broker.settings(), records -> {
            inHand.countDown();
            await().atMost(LONGEST).until(() -> goOn.getCount() == 0);
            return heard.handle(records);
        });
        assertThat(inHand.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();

        reader.askToStop();
        goOn.countDown();
        stop(reader);

        assertThat(heard.values()).containsExactly("a");
        assertThat(broker.committed(group, topic, 0)).contains(1L);
    }

    @Test
    void aReaderWhoseBatchDoesNotEndIsInterruptedAndCommitsNothing() throws InterruptedException {
        String topic = broker.topic(1);
        broker.write(topic, 0, "a");
        CountDownLatch inHand = new CountDownLatch(1);
        TopicReader reader = read(topic, broker.settings(), records -> {
            inHand.countDown();
            throw waitedForEver();
        });
        assertThat(inHand.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();

        reader.askToStop();
        reader.awaitEnd(Duration.ofMillis(1));
        stop(reader);

        assertThat(broker.committed(group, topic, 0)).isEmpty();
    }

    private static IllegalStateException waitedForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("interrupted");
    }

    @Test
    void theNextReplicaGoesOnWhereAStoppedOneWas() {
        String topic = broker.topic(1);
        broker.write(topic, 0, "a");
        TopicReader first = read(topic);
        eventually(() -> assertThat(heard.values()).containsExactly("a"));
        stop(first);
        assertThat(first.complaint()).contains("has not joined its consumer group");

        broker.write(topic, 0, "b");
        read(topic);

        eventually(() -> assertThat(heard.values()).containsExactly("a", "b"));
    }

    @Test
    void replicasShareTheTopic() {
        String topic = broker.topic(6);
        TopicReader one = read(topic);
        TopicReader two = read(topic);
        eventually(() -> assertThat(one.complaint()).isEmpty());
        eventually(() -> assertThat(two.complaint()).isEmpty());

        for (int partition = 0; partition < 6; partition++) {
            broker.write(topic, partition, "value-" + partition);
        }

        eventually(() -> assertThat(heard.values()).hasSizeGreaterThanOrEqualTo(6));
        assertThat(heard.values()).contains("value-0", "value-1", "value-2", "value-3", "value-4", "value-5");
    }

    @Test
    void showsHowManyRecordsWait() {
        String topic = broker.topic(1);
        heard.stopAt("obstacle");
        broker.write(topic, 0, "obstacle", "a", "b");

        TopicReader reader = read(topic);

        eventually(() -> assertThat(reader.lag()).isEqualTo(3));
        heard.allIsWell();
        eventually(() -> assertThat(reader.lag()).isZero());
    }

    @Test
    void aNameThatDoesNotResolveYetIsWaitedFor() {
        String topic = broker.topic(1);
        broker.write(topic, 0, "a");
        Map<String, Object> settings = broker.settings();
        settings.put("bootstrap.servers", TestBroker.UNRESOLVABLE);
        TopicReader reader = read(topic, settings);
        assertThat(reader.complaint()).contains("has not joined its consumer group");
        assertThat(reader.dead()).isFalse();

        settings.putAll(broker.settings());

        eventually(() -> assertThat(heard.values()).containsExactly("a"));
        eventually(() -> assertThat(reader.complaint()).isEmpty());
    }

    private TopicReader read(String topic) {
        return read(topic, broker.settings());
    }

    private TopicReader read(String topic, Map<String, Object> settings) {
        return read(topic, settings, heard);
    }

    private TopicReader read(String topic, Map<String, Object> settings, BatchHandler handler) {
        var consumers = new KafkaClients(settings).sharing(group, BatchSize.USUAL);
        TopicReader reader = new TopicReader(new GroupPartitions(topic), handler, consumers, TestBroker.times());
        readers.add(reader);
        reader.start();
        return reader;
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(LONGEST).untilAsserted(assertion);
    }
}
