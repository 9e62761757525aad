package io.chate2ee.groupsync.announce;

import io.chate2ee.groupsync.settings.ChatSettings;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The way to Kafka. The producer may block for want of metadata, so all of its work is done on worker threads, by one at a time. */
@Singleton
class Records {
    private static final Duration WAIT_FOR_METADATA = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_DELIVERY = Duration.ofSeconds(15);
    private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);

    private final Map<String, Object> deployment;
    private final String prefix;
    private final AtomicReference<@Nullable Producer<String, byte[]>> producer = new AtomicReference<>();

    @Inject
    Records(@Identifier("default-kafka-broker") Map<String, Object> deployment, ChatSettings chat) {
        this.deployment = deployment;
        this.prefix = chat.topics().prefix().orElse("");
    }

    /**
     * A record to be sent.
     *
     * @param topic the topic's name without the deployment's prefix
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
    record Announcement(long id, String topic, String key, byte[] value) {}

    /** Sends in order; completes when the brokers have acknowledged every record. */
    Uni<Void> send(List<Announcement> announcements) {
        return Uni.createFrom()
                .<@Nullable Void>item(() -> {
                    sendAndWait(announcements);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void sendAndWait(List<Announcement> announcements) {
        Producer<String, byte[]> open = open();
        List<Future<RecordMetadata>> answers = new ArrayList<>(announcements.size());
        announcements.forEach(announcement -> answers.add(open.send(
                new ProducerRecord<>(prefix + announcement.topic(), announcement.key(), announcement.value()))));
        for (Future<RecordMetadata> answer : answers) {
            try {
                answer.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Kafka had not yet answered", interrupted);
            } catch (ExecutionException refused) {
                throw new IllegalStateException("Kafka did not take an announcement", refused.getCause());
            }
        }
    }

    /** Not opened before it is needed: an address that cannot be resolved yet must not stop the start. */
    private Producer<String, byte[]> open() {
        Producer<String, byte[]> present = producer.get();
        if (present == null) {
            present = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
            producer.set(present);
        }
        return present;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(deployment);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT_FOR_METADATA.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) WAIT_FOR_ONE_ANSWER.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) WAIT_FOR_DELIVERY.toMillis());
        return config;
    }

    @PreDestroy
    void close() {
        Producer<String, byte[]> open = producer.get();
        if (open != null) {
            open.close(WAIT_AT_CLOSE);
        }
    }
}
