package io.chate2ee.groupsync.announce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.Sender;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The way to Kafka. Sending blocks, so all of it is done on worker threads. */
@Singleton
class Records {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(15));

    private final String prefix;
    private final KafkaClients kafka;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();

    @Inject
    Records(KafkaClients kafka, ChatSettings chat) {
        this.prefix = chat.topics().prefix().orElse("");
        this.kafka = kafka;
    }

    /**
     * A record to be sent.
     *
     * @param topic the topic's name without the deployment's prefix
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
    record Announcement(long id, String topic, String key, byte[] value) {}

    /** Sends to one topic in order; completes when the brokers have acknowledged every record. No topic waits for another. */
    Uni<Void> send(String topic, List<Announcement> announcements) {
        return Uni.createFrom()
                .<@Nullable Void>item(() -> {
                    senders.computeIfAbsent(topic, any -> kafka.sender(TIMEOUT, BACK_OFF, Map.of()))
                            .send(announcements.stream().map(this::record).toList())
                            .orThrow();
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private ProducerRecord<byte[], byte[]> record(Announcement announcement) {
        return new ProducerRecord<>(
                prefix + announcement.topic(), announcement.key().getBytes(UTF_8), announcement.value());
    }

    @PreDestroy
    void close() {
        senders.values().forEach(sender -> sender.close(WAIT_AT_CLOSE));
    }
}
