package io.chate2ee.identity.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.settings.TopicsSettings;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.Sender;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes changes of users to {@code e2ee.users}. Sending blocks, so all of it is done on worker threads. */
@Singleton
class UsersTopic {
    /** A failed send stays in the outbox; a longer wait would only hold its transaction open. */
    private static final Duration TIMEOUT = Duration.ofSeconds(12);

    private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final String topic;
    private final Sender sender;

    UsersTopic(KafkaClients kafka, TopicsSettings settings) {
        this.topic = settings.topics().users();
        this.sender = kafka.sender(TIMEOUT, BACK_OFF, Map.of());
    }

    /** Sends in order; completes when Kafka has confirmed every change. */
    Uni<Void> send(List<OutboxEntry> entries) {
        return Uni.createFrom()
                .item(() -> sender.send(entries.stream().map(this::record).toList()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(receipts -> receipts.orThrow())
                .replaceWithVoid();
    }

    private ProducerRecord<byte[], byte[]> record(OutboxEntry entry) {
        UserRecord user = entry.user();
        return new ProducerRecord<>(topic, user.uid().value().getBytes(UTF_8), user.toJson());
    }

    @PreDestroy
    void close() {
        sender.close(WAIT_AT_CLOSE);
    }
}
