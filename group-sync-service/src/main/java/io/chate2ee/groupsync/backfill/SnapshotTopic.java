package io.chate2ee.groupsync.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.SnapshotEvents;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.source.Membership;
import io.chate2ee.groupsync.source.SourceGroup;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.Sender;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes snapshots to the topic of group events, all parts of one together. Blocks until Kafka has them. */
@Singleton
class SnapshotTopic {
    private static final String SOURCE = "/cometchat/backfill";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String topic;
    private final Sender sender;

    @Inject
    SnapshotTopic(KafkaClients kafka, ChatSettings chat) {
        this.topic = chat.topics().names().groupEvents();
        this.sender = kafka.sender(TIMEOUT, new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10)), Map.of());
    }

    /**
     * Writes one.
     *
     * @throws KafkaException if Kafka did not take all parts; a snapshot that lacks one counts for nothing
     */
    void write(Membership membership) {
        SourceGroup group = membership.group();
        byte[] key = group.guid().value().getBytes(UTF_8);
        String id = "backfill:" + UUID.randomUUID();
        List<ProducerRecord<byte[], byte[]>> parts = new SnapshotEvents(
                        id, SOURCE, group.guid(), group.createdAt(), membership.beganAt())
                .of(membership.members(), membership.banned()).stream()
                        .map(event -> record(key, CloudEvents.writeStructured(event)))
                        .toList();
        sender.send(parts).orThrow();
    }

    private ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add("content-type", CloudEvents.STRUCTURED.getBytes(UTF_8));
        return record;
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        sender.close(TIMEOUT);
    }
}
