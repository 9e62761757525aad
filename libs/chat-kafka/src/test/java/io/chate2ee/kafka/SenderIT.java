package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
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

        sender.send(TestBroker.records(topic, "a", "b", "c")).orThrow();

        assertThat(broker.read(topic, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void recordsThatTheBrokerRefusesAreToldApartFromTheOthers() {
        String topic = broker.topic(1);

        Receipts receipts = sender.send(TestBroker.records(topic, "a", "x".repeat(2 * 1024 * 1024), "b"));

        assertThat(receipts.failure(0)).isEmpty();
        assertThat(receipts.failure(1)).containsInstanceOf(RecordTooLargeException.class);
        assertThat(receipts.failure(2)).isEmpty();
        assertThat(broker.read(topic, 2)).containsExactly("a", "b");
    }

    @Test
    void aNameThatDoesNotResolveYetFailsTheBatchAndNotTheNextOnceItDoes() {
        String topic = broker.topic(1);
        settings.put("bootstrap.servers", TestBroker.UNRESOLVABLE);
        assertThat(sender.send(TestBroker.records(topic, "a", "b")).failures())
                .hasSize(2)
                .allMatch(failure -> failure.isPresent());

        settings.putAll(broker.settings());

        eventuallySends(topic, "a");
    }

    @Test
    void aTopicThatDoesNotExistYetFailsTheBatchAndNotTheNextOnceItDoes() {
        String topic = broker.topic(1) + "-later";
        assertThat(sender.send(TestBroker.records(topic, "a", "b")).failures())
                .hasSize(2)
                .allMatch(failure -> failure.isPresent());

        broker.create(topic);

        eventuallySends(topic, "a");
    }

    @Test
    void aBrokerThatIsAwayFailsTheBatchAndNotTheNextOnceItIsBack() {
        String topic = broker.topic(1);
        sender.send(TestBroker.records(topic, "before")).orThrow();
        broker.kafka().stop();
        try {
            assertThat(sender.send(TestBroker.records(topic, "a")).failure(0)).isPresent();
        } finally {
            broker.kafka().start();
        }

        eventuallySends(topic, "a");
    }

    private void eventuallySends(String topic, String value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                sender.send(TestBroker.records(topic, value)).failure(0))
                        .isEmpty());
        assertThat(broker.read(topic, 1)).contains(value);
    }
}
