package io.chate2ee.token.identities;

import io.chate2ee.kafka.AllPartitions;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.ReaderTimes;
import io.chate2ee.kafka.TopicReader;
import io.chate2ee.token.kafka.TopicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows {@code e2ee.users} from its end, in every replica. Whatever was written before, or was gone before it was read, is never
 * read: what is remembered from then has to be asked for again.
 */
@ApplicationScoped
public class UsersTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ReaderTimes TIMES = new ReaderTimes(
            new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30)), Duration.ofSeconds(1), PATIENCE, PATIENCE);

    private final UsersRecords records;
    private final TopicReader reader;

    UsersTopic(KafkaClients kafka, TopicsSettings topics, UsersRecords records) {
        this.records = records;
        this.reader = new TopicReader(
                AllPartitions.fromNow(topics.topics().users(), records::missed),
                this::apply,
                kafka.alone(BatchSize.USUAL),
                TIMES);
    }

    void onStart(@Observes StartupEvent start) {
        reader.start();
    }

    void onStop(@Observes ShutdownEvent stop) {
        reader.askToStop();
        reader.awaitEnd(PATIENCE);
    }

    /** Whether only a new process can follow the topic again. */
    public boolean dead() {
        return reader.dead();
    }

    private Map<TopicPartition, Long> apply(ConsumerRecords<byte[], byte[]> batch) {
        batch.forEach(records::apply);
        return Map.of();
    }
}
