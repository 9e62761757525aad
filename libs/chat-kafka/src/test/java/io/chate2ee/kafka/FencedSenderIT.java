package io.chate2ee.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class FencedSenderIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static TestBroker broker;

    private final String name = "only-one-" + UUID.randomUUID();
    private final List<FencedSender> senders = new ArrayList<>();

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
        senders.forEach(sender -> sender.close(TIMEOUT));
    }

    @Test
    void sendsInOrder() {
        String topic = broker.topic(1);
        FencedSender sender = sender();

        sender.send(TestBroker.records(topic, "a", "b"), true);
        sender.send(TestBroker.records(topic, "c"), false);

        assertThat(broker.read(topic, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void senderThatWasShutOutWritesNothingMoreUntilItTakesOverAgain() {
        String topic = broker.topic(1);
        FencedSender first = sender();
        FencedSender second = sender();
        first.send(TestBroker.records(topic, "first"), true);
        second.send(TestBroker.records(topic, "second"), true);

        assertThatThrownBy(() -> first.send(TestBroker.records(topic, "late"), false))
                .isInstanceOf(KafkaException.class);
        first.send(TestBroker.records(topic, "third"), true);

        assertThat(broker.read(topic, 3)).containsExactly("first", "second", "third");
    }

    @Test
    void whatAHangingSenderHasWrittenButNotFinishedIsNeverRead() {
        String topic = broker.topic(1);
        Map<String, Object> settings = broker.settings();
        settings.put("transactional.id", name);
        try (var hanging = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            hanging.initTransactions();
            hanging.beginTransaction();
            TestBroker.records(topic, "version 1").forEach(hanging::send);
            hanging.flush();

            sender().send(TestBroker.records(topic, "version 2"), true);

            assertThatThrownBy(hanging::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(broker.read(topic, 1)).containsExactly("version 2");
    }

    @Test
    void batchOfWhichOneRecordIsRefusedIsNotWrittenAtAll() {
        String topic = broker.topic(1);
        FencedSender sender = sender();

        assertThatThrownBy(() -> sender.send(TestBroker.records(topic, "a", "x".repeat(2 * 1024 * 1024)), true))
                .isInstanceOf(KafkaException.class);
        sender.send(TestBroker.records(topic, "b"), false);

        assertThat(broker.read(topic, 1)).containsExactly("b");
    }

    @Test
    void aBrokerThatIsAwayFailsTheBatchAndNotTheNextOnceItIsBack() {
        String topic = broker.topic(1);
        FencedSender sender = sender();
        sender.send(TestBroker.records(topic, "before"), true);
        broker.kafka().stop();
        try {
            assertThatThrownBy(() -> sender.send(TestBroker.records(topic, "lost"), false))
                    .isInstanceOf(KafkaException.class);
        } finally {
            broker.kafka().start();
        }

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            sender.send(TestBroker.records(topic, "after"), false);
            return true;
        });

        assertThat(broker.read(topic, 2)).startsWith("before").contains("after").doesNotContain("lost");
    }

    private FencedSender sender() {
        FencedSender sender = new KafkaClients(broker.settings())
                .fencedSender(name, TIMEOUT, new BackOff(Duration.ofMillis(50), Duration.ofMillis(200)));
        senders.add(sender);
        return sender;
    }
}
