package io.chate2ee.token.identities;

import io.chate2ee.token.kafka.KafkaLoop;
import io.chate2ee.token.kafka.TopicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code e2ee.users} from its end. Every replica reads every partition, without a consumer group: there is nothing to share,
 * and a position that only this process knows survives any time that Kafka is away.
 */
@ApplicationScoped
class UsersTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final String topic;
    private final UsersRecords records;
    private final KafkaLoop loop = new KafkaLoop("e2ee.users reader", this::follow);
    private volatile @Nullable Consumer<String, byte[]> running;

    UsersTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicsSettings topics,
            UsersRecords records) {
        this.kafka = new HashMap<>(kafka);
        this.topic = topics.topics().users();
        this.records = records;
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    }

    void onStart(@Observes StartupEvent start) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        loop.stop(this::wakeUp, PATIENCE);
    }

    private void wakeUp() {
        Consumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow(KafkaLoop current) {
        try (var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            running = consumer;
            assignAtEnd(consumer);
            // Whatever was written before is never read: what is remembered from before has to be asked for again.
            records.missed();
            while (!current.isStopping()) {
                consumer.poll(PATIENCE).forEach(records::apply);
                current.succeeded();
            }
        } finally {
            running = null;
        }
    }

    private void assignAtEnd(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException(topic + " does not exist yet");
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy; only asking for the position makes it so.
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }
}
