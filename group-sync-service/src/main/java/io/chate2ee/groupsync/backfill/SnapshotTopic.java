package io.chate2ee.groupsync.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.SnapshotEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.json.Json;
import io.chate2ee.contract.json.JsonObject;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.source.Membership;
import io.chate2ee.groupsync.source.SourceGroup;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.ConfirmingOutlet;
import io.chate2ee.kafka.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Writes what the chat itself says to the topic of group events, all parts of a snapshot together. Blocks until Kafka has them. */
@Singleton
public class SnapshotTopic {
    private static final String SOURCE = "/cometchat/rest";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Far more than all who write at once have in hand. */
    private static final int ROOM = 2_000;

    private final String topic;
    private final ConfirmingOutlet outlet;

    @Inject
    SnapshotTopic(KafkaClients kafka, ChatSettings chat) {
        this.topic = chat.topics().names().groupEvents();
        BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));
        // What several threads write meanwhile goes together.
        this.outlet = kafka.confirmingOutlet("writer of snapshots", ROOM, TIMEOUT, backOff);
        outlet.start();
    }

    /**
     * Writes one.
     *
     * @throws KafkaException if Kafka did not take all parts; a snapshot that lacks one counts for nothing
     */
    public void write(Membership membership) throws SnapshotTooLargeException {
        SourceGroup group = membership.group();
        byte[] key = group.guid().value().getBytes(UTF_8);
        String id = "rest:" + UUID.randomUUID();
        List<ProducerRecord<byte[], byte[]>> parts = parts(id, membership).stream()
                .map(event -> record(key, CloudEvents.writeStructured(event)))
                .toList();
        send(parts);
    }

    private static List<CloudEvent> parts(String id, Membership membership) throws SnapshotTooLargeException {
        SourceGroup group = membership.group();
        try {
            return new SnapshotEvents(id, SOURCE, group.guid(), group.createdAt(), membership.beganAt())
                    .of(membership.members(), membership.banned());
        } catch (IllegalArgumentException tooLarge) {
            throw new SnapshotTooLargeException(tooLarge);
        }
    }

    /**
     * Ends a group that the chat does not know.
     *
     * @param madeBefore a group of this guid that was made after that time does not end
     * @throws KafkaException if Kafka did not take it
     */
    public void end(Guid guid, Instant madeBefore) {
        JsonObject data = new JsonObject(Json.object().put("guid", guid.value()));
        CloudEvent event = new CloudEvent(
                "rest:" + UUID.randomUUID(), SOURCE, GroupEventType.DELETED.type(), guid.value(), madeBefore, data);
        send(List.of(record(guid.value().getBytes(UTF_8), CloudEvents.writeStructured(event))));
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        CompletableFuture<?>[] answers = records.stream().map(outlet::send).toArray(CompletableFuture<?>[]::new);
        try {
            // Each fails by itself after the time-out; those before it in the queue may have used theirs.
            CompletableFuture.allOf(answers).get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new KafkaException("Kafka did not take every record: " + refused.getCause(), refused);
        } catch (TimeoutException late) {
            throw new KafkaException("Kafka did not take every record in time", late);
        } catch (InterruptedException toldToEnd) {
            throw new InterruptException(toldToEnd);
        }
    }

    private ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add("content-type", CloudEvents.STRUCTURED.getBytes(UTF_8));
        return record;
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        outlet.stop(TIMEOUT);
    }
}
