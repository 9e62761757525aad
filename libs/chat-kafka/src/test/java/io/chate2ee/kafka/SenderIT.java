package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.kafka.KafkaClients.BatchSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class SenderIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static TestBroker broker;

    private final Map<String, Object> settings = broker.settings();
    private final Sender sender = new KafkaClients(settings)
            .sender(TIMEOUT, new BackOff(Duration.ofMillis(50), Duration.ofMillis(200)), Map.of());

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void close() {
        sender.close(TIMEOUT);
    }

    @Test
    void sendsInOrder() {
        String topic = broker.topic(1);

        sender.send(records(topic, "a", "b", "c")).orThrow();

        assertThat(written(topic, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void recordsThatTheBrokerRefusesAreToldApartFromTheOthers() {
        String topic = broker.topic(1);

        Receipts receipts = sender.send(records(topic, "a", "x".repeat(2 * 1024 * 1024), "b"));

        assertThat(receipts.failure(0)).isEmpty();
        assertThat(receipts.failure(1)).containsInstanceOf(RecordTooLargeException.class);
        assertThat(receipts.failure(2)).isEmpty();
        assertThat(written(topic, 2)).containsExactly("a", "b");
    }

    @Test
    void aNameThatDoesNotResolveYetFailsTheBatchAndNotTheNextOnceItDoes() {
        String topic = broker.topic(1);
        settings.put("bootstrap.servers", TestBroker.UNRESOLVABLE);
        assertThat(sender.send(records(topic, "a", "b")).failures())
                .hasSize(2)
                .allMatch(failure -> failure.isPresent());

        settings.putAll(broker.settings());

        eventuallySends(topic, "a");
    }

    @Test
    void aTopicThatDoesNotExistYetFailsTheBatchAndNotTheNextOnceItDoes() {
        String topic = broker.topic(1) + "-later";
        assertThat(sender.send(records(topic, "a", "b")).failures())
                .hasSize(2)
                .allMatch(failure -> failure.isPresent());

        broker.create(topic);

        eventuallySends(topic, "a");
    }

    @Test
    void aBrokerThatIsAwayFailsTheBatchAndNotTheNextOnceItIsBack() {
        String topic = broker.topic(1);
        sender.send(records(topic, "before")).orThrow();
        broker.kafka().stop();
        try {
            assertThat(sender.send(records(topic, "a")).failure(0)).isPresent();
        } finally {
            broker.kafka().start();
        }

        eventuallySends(topic, "a");
    }

    private void eventuallySends(String topic, String value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(sender.send(records(topic, value)).failure(0))
                                .isEmpty());
        assertThat(written(topic, 1)).contains(value);
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String topic, String... values) {
        return Stream.of(values)
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, value.getBytes(UTF_8)))
                .toList();
    }

    private static List<String> written(String topic, int atLeast) {
        Heard heard = new Heard();
        TopicReader reader = new TopicReader(
                AllPartitions.fromBeginning(topic),
                heard,
                new KafkaClients(broker.settings()).alone(BatchSize.USUAL),
                TestBroker.times());
        reader.start();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard.values()).hasSizeGreaterThanOrEqualTo(atLeast));
        reader.askToStop();
        reader.awaitEnd(Duration.ofSeconds(30));
        return heard.values();
    }
}
