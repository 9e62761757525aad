package io.chate2ee.identity.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.settings.TopicsSettings;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.FencedSender;
import io.chate2ee.kafka.KafkaClients;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes changes of users to {@code e2ee.users}. Whoever sends shuts out whoever sent before, so that a replica that hangs in the middle
 * of a batch can never put an older change after a newer one. Sending blocks, so all of it is done on worker threads.
 */
@Singleton
class UsersTopic {
    /** A failed send stays in the outbox; a longer wait would only hold its transaction open. */
    static final Duration LONGEST_SEND = Duration.ofSeconds(12);

    private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final String topic;
    private final FencedSender sender;

    UsersTopic(KafkaClients kafka, TopicsSettings settings) {
        this.topic = settings.topics().users();
        this.sender = kafka.fencedSender(topic, LONGEST_SEND, BACK_OFF);
    }

    /**
     * Sends in order; completes when Kafka has confirmed every change.
     *
     * @param takingOver whether another replica may have sent since this one last did
     */
    Uni<Void> send(List<OutboxEntry> entries, boolean takingOver) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> sender.send(entries.stream().map(this::record).toList(), takingOver));
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    private ProducerRecord<byte[], byte[]> record(OutboxEntry entry) {
        UserRecord user = entry.user();
        return new ProducerRecord<>(topic, entry.uid().value().getBytes(UTF_8), user == null ? null : user.toJson());
    }

    @PreDestroy
    void close() {
        sender.close(WAIT_AT_CLOSE);
    }
}
