package io.chate2ee.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Opens Kafka clients with every {@code kafka.*} setting of the deployment and what this room cannot do without. Opening fails with a
 * {@link org.apache.kafka.common.KafkaException} while no address of the brokers can be resolved.
 */
public final class KafkaClients {
    /**
     * After so long without a sign of life a killed replica's partitions go to another, or to itself restarted. A removal waits
     * as long, which Kafka's own 45 s would be too much for. {@code kafka.session.timeout.ms} overrides it.
     */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private static final Duration OUTLET_TIMEOUT = Duration.ofSeconds(15);

    private final Map<String, Object> deployment;

    /**
     * Opens nothing yet.
     *
     * @param deployment the settings of the deployment for all clients, without the prefix {@code kafka}
     */
    public KafkaClients(Map<String, Object> deployment) {
        this.deployment = deployment;
    }

    /**
     * How much is read at a time.
     *
     * @param records most records of a batch
     * @param bytes most bytes fetched at a time, as they are on the wire
     */
    public record BatchSize(int records, int bytes) {
        /** Kafka's own records, and bytes that fit a small heap. */
        public static final BatchSize USUAL = new BatchSize(500, 8 * 1024 * 1024);
    }

    /** Consumers of the replicas' common group; they commit nothing by themselves. For {@link GroupPartitions}. */
    public Supplier<Consumer<byte[], byte[]>> sharing(String groupId, BatchSize batch) {
        return () -> {
            Map<String, Object> config = reading(batch);
            config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
            config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
            config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
            return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        };
    }

    /** Consumers of no group, told by {@link AllPartitions} where to begin. */
    public Supplier<Consumer<byte[], byte[]>> alone(BatchSize batch) {
        return () -> {
            Map<String, Object> config = reading(batch);
            config.remove(ConsumerConfig.GROUP_ID_CONFIG);
            config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
            return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        };
    }

    private Map<String, Object> reading(BatchSize batch) {
        Map<String, Object> config = new HashMap<>(deployment);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch.records());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, batch.bytes());
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, batch.bytes());
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }

    /**
     * A sender whose records count only when every in-sync replica has them.
     *
     * @param timeout longest that a batch may take; a third of it for one attempt
     * @param backOff pauses between attempts to open the producer
     * @param more further settings of this producer
     */
    public Sender sender(Duration timeout, BackOff backOff, Map<String, Object> more) {
        return new Sender(() -> producer(timeout, more), backOff, timeout, System::nanoTime);
    }

    /**
     * A sender that shuts out every other sender of its name, also one that hangs in another process.
     *
     * @param name the transactional id; the brokers must let this deployment use it
     * @param timeout longest wait for the confirmations of a batch
     * @param backOff pauses between attempts to open the producer
     */
    public FencedSender fencedSender(String name, Duration timeout, BackOff backOff) {
        Map<String, Object> fenced = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                name,
                // What a killed sender left open holds readers up no longer than this, if nobody takes over before.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) timeout.toMillis(),
                // A new transaction can be held up by the end of the last; requests behind the first would then be
                // refused.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1);
        return new FencedSender(() -> shuttingOut(producer(timeout, fenced)), backOff, timeout, System::nanoTime);
    }

    private static Producer<byte[], byte[]> shuttingOut(Producer<byte[], byte[]> producer) {
        try {
            producer.initTransactions();
            return producer;
        } catch (KafkaException away) {
            producer.close(Duration.ZERO);
            throw away;
        }
    }

    /**
     * An outlet for what may be lost but must never hold anybody up.
     *
     * @param topic where to
     * @param room how many may wait
     * @param form makes the record of one; must not fail
     */
    public <T> BoundedOutlet<T> outlet(String topic, int room, Function<T, ProducerRecord<byte[], byte[]>> form) {
        var backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
        return new BoundedOutlet<>(topic, room, form, sender(OUTLET_TIMEOUT, backOff, Map.of()), backOff);
    }

    /**
     * An outlet for what somebody waits to see confirmed.
     *
     * @param name of its thread
     * @param room how many may wait
     * @param timeout longest wait for the confirmations of a batch
     * @param backOff pauses between attempts to open the producer
     */
    public ConfirmingOutlet confirmingOutlet(String name, int room, Duration timeout, BackOff backOff) {
        return new ConfirmingOutlet(name, room, sender(timeout, backOff, Map.of()), backOff);
    }

    private Producer<byte[], byte[]> producer(Duration timeout, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(deployment);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis() / 3);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 3);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
