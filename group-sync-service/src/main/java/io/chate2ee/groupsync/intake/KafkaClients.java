package io.chate2ee.groupsync.intake;

import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Opens Kafka clients with every {@code kafka.*} setting of the deployment and what this room cannot do without. */
@Singleton
class KafkaClients {
    /** Compressed on the wire, a record may unfold to more than the topic's own limit; up to this it is kept whole. */
    private static final int LARGEST_REJECTED = 32 * 1024 * 1024;

    /**
     * After so long without a sign of life a killed replica's partitions go to another, or to itself restarted. A removal waits
     * as long, which Kafka's own 45 s would be too much for. {@code kafka.session.timeout.ms} overrides it.
     */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> deployment;
    private final IntakeSettings settings;
    private final String groupId;

    @Inject
    KafkaClients(
            @Identifier("default-kafka-broker") Map<String, Object> deployment,
            IntakeSettings settings,
            ChatSettings chat) {
        this.deployment = deployment;
        this.settings = settings;
        this.groupId = chat.topics().prefix().orElse("") + settings.consumerGroup();
    }

    /**
     * A consumer of the replicas' common group that commits nothing by itself.
     *
     * @throws org.apache.kafka.common.KafkaException if no address of the brokers can be resolved
     */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(deployment);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRecords());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, settings.batchBytes());
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, settings.batchBytes());
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A producer whose sends count only when every in-sync replica has them.
     *
     * @throws org.apache.kafka.common.KafkaException if no address of the brokers can be resolved
     */
    Producer<byte[], byte[]> producer() {
        Duration timeout = settings.timeout();
        Map<String, Object> config = new HashMap<>(deployment);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REJECTED);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST_REJECTED);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis() / 3);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 3);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
