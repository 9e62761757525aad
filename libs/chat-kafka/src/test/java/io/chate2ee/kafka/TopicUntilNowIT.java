package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chate2ee.kafka.KafkaClients.BatchSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Started before all tests.
class TopicUntilNowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static TestBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void givesWhatIsThereNowOfEveryPartitionInOrderAndNothingThatComesLater() {
        String topic = broker.topic(3);
        broker.write(topic, 0, "a", "b");
        broker.write(topic, 2, "c");

        try (TopicUntilNow now = open(topic)) {
            broker.write(topic, 0, "later");
            broker.write(topic, 1, "later");

            assertThat(rest(now)).containsExactlyInAnyOrder("a", "b", "c").containsSubsequence("a", "b");
        }
    }

    @Test
    void givesNothingOfAnEmptyTopic() {
        try (TopicUntilNow now = open(broker.topic(2))) {
            assertThat(now.next()).isEmpty();
        }
    }

    @Test
    void comesToTheEndOfATopicWhoseLastRecordsWereTakenBackOrAreOnlyMarks() {
        String topic = broker.topic(2);
        broker.writeTransaction(topic, 0, "kept", true);
        broker.writeTransaction(topic, 1, "taken-back", false);

        try (TopicUntilNow now = open(topic)) {
            assertThat(rest(now)).containsExactly("kept");
        }
    }

    @Test
    void refusesATopicThatDoesNotExist() {
        assertThatThrownBy(() -> open("nowhere"))
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessage("nowhere does not exist");
    }

    private static TopicUntilNow open(String topic) {
        return new TopicUntilNow(
                new KafkaClients(broker.settings()).alone(BatchSize.USUAL).get(), topic, PATIENCE);
    }

    private static List<String> rest(TopicUntilNow topic) {
        List<String> values = new ArrayList<>();
        for (var batch = topic.next(); !batch.isEmpty(); batch = topic.next()) {
            batch.forEach(record -> values.add(new String(record.value(), UTF_8)));
        }
        return values;
    }
}
