package io.chate2ee.groupsync.crashes;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.WholeTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The chat platform: tells what happened, can tell it again, and reads what is announced. */
final class Chat implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(61);

    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, List<ProducerRecord<String, byte[]>>> sent = new HashMap<>();
    private Instant now = Instant.now().minus(Duration.ofDays(3));

    Chat(String brokers) {
        this.brokers = brokers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Something happened to members of a group, each time so much later that nobody thinks it might have come late. */
    void tell(GroupEventType type, String guid, Instant createdAt, Collection<String> members) throws Exception {
        now = now.plus(BETWEEN);
        byte[] body = CloudEvents.writeStructured(GroupEvents.make(
                type,
                UUID.randomUUID().toString(),
                "/chat",
                now,
                new Guid(guid),
                createdAt,
                members.stream().map(Uid::new).toList()));
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(new Topics("").groupEvents(), guid, body);
        message.headers().add("content-type", CloudEvents.STRUCTURED.getBytes(StandardCharsets.US_ASCII));
        send(message);
        sent.computeIfAbsent(guid, any -> new ArrayList<>()).add(message);
    }

    /** The time of the next event. */
    Instant next() {
        return now.plus(BETWEEN);
    }

    /** Something that nobody can read. */
    void babble(String guid) throws Exception {
        send(new ProducerRecord<>(
                new Topics("").groupEvents(), guid, "{\"no\":\"event".getBytes(StandardCharsets.UTF_8)));
    }

    /** The newest events of a group once more, as after an offset that was not committed; all of them as after a reset of offsets. */
    void tellAgain(String guid, int newest) throws Exception {
        List<ProducerRecord<String, byte[]>> all = sent.getOrDefault(guid, List.of());
        for (var message : all.subList(Math.max(0, all.size() - newest), all.size())) {
            send(message);
        }
    }

    private void send(ProducerRecord<String, byte[]> message) throws Exception {
        producer.send(message).get();
    }

    /** All that is on a topic now, in the order of its partitions. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        return WholeTopic.read(brokers, topic);
    }

    @Override
    public void close() {
        producer.close();
    }
}
