package io.chate2ee.stack.scene;

import io.chate2ee.contract.cloudevent.CloudEvent;
import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The chat platform's side: it decides who is in which group, and tells by events on {@code chat.group-events}. */
public final class ChatPlatform implements AutoCloseable {
    private static final String SOURCE = "/chat-platform";

    private final KafkaProducer<String, byte[]> producer;
    private final Topics topics = new Topics("");
    private final Clock clock;
    private final Map<String, Instant> createdAt = new ConcurrentHashMap<>();

    /**
     * A producer for a broker.
     *
     * @param bootstrapServers {@code host:port}
     */
    public ChatPlatform(String bootstrapServers, Clock clock) {
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A group is made, with its first members. */
    public void created(String guid, String... members) {
        createdAt.put(guid, now());
        send(GroupEventType.CREATED, guid, members);
    }

    /** Members are added by somebody. */
    public void memberAdded(String guid, String... members) {
        send(GroupEventType.MEMBER_ADDED, guid, members);
    }

    /** Members are removed by somebody. */
    public void memberKicked(String guid, String... members) {
        send(GroupEventType.MEMBER_KICKED, guid, members);
    }

    /** A group is deleted. */
    public void deleted(String guid) {
        send(GroupEventType.DELETED, guid);
    }

    private void send(GroupEventType type, String guid, String... members) {
        CloudEvent event = GroupEvents.make(
                type,
                UUID.randomUUID().toString(),
                SOURCE,
                now(),
                Guid.parse(guid, IdCase.LOWER),
                createdAt.getOrDefault(guid, now()),
                List.of(members).stream()
                        .map(uid -> Uid.parse(uid, IdCase.LOWER))
                        .toList());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(topics.groupEvents(), guid, CloudEvents.writeStructured(event));
        message.headers().add("content-type", CloudEvents.STRUCTURED.getBytes(StandardCharsets.US_ASCII));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new SceneFailure("Kafka did not take " + type.type(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SceneFailure("Interrupted", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        producer.close();
    }
}
