package io.chate2ee.groupsync.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.cloudevent.CloudEvents;
import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.event.WebhookDelivery;
import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.backfill.TestSnapshots;
import io.chate2ee.groupsync.settings.TestSettings;
import io.chate2ee.groupsync.source.TestSource;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.chate2ee.stack.chat.ChatDouble;
import io.chate2ee.stack.chat.ChatWebhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A follower on a real broker and a double of the chat, with topics of its own. */
final class FollowHarness implements AutoCloseable {
    final ChatDouble chat = ChatDouble.start();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Duration> pauses = new ArrayList<>();
    private final LocalKafka kafka;
    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Follower> running = new ArrayList<>();
    private long version;

    FollowHarness(LocalKafka kafka) {
        this.kafka = kafka;
        kafka.createTopics(topics.all().stream()
                .map(topic -> new TopicSpec(topic.name(), 1, topic.settings()))
                .toList());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        settings.putAll(TestSource.settings(chat, 100, ChatDouble.API_KEY));
        settings.put("chat.topics.prefix", topics.prefix());
        set("every", "1h");
        set("sweep-every", "24h");
        set("again", "100ms");
        set("again-at-most", "500ms");
        set("after-webhook", "100ms");
    }

    FollowHarness set(String leaf, String value) {
        settings.put("source.reconcile." + leaf, value);
        return this;
    }

    Follower start() {
        TestSettings read = TestSettings.of(settings);
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        Follower follower = new Follower(
                clients,
                TestSource.of(read, Clock.systemUTC(), pauses),
                TestSnapshots.topic(clients, read),
                new FollowMetrics(meters, Clock.systemUTC()),
                read.source(),
                read.chat(),
                Clock.systemUTC());
        follower.start();
        running.add(follower);
        return follower;
    }

    /** What group-sync would announce of a group. */
    void announce(String guid, GroupState state) {
        GroupRecord record = new GroupRecord(new Guid(guid), 1, ++version, null, state, -1, List.of(), 0);
        producer.send(new ProducerRecord<>(topics.groups(), guid.getBytes(UTF_8), record.toJson()));
        producer.flush();
    }

    /** What the door for webhooks would write. */
    void webhook(ChatWebhook webhook) {
        byte[] body = webhook.body();
        WebhookDelivery delivery = WebhookDelivery.read(body, Instant.now(), IdCase.LOWER);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.groupEvents(), webhook.group().guid().getBytes(UTF_8), body);
        CloudEvents.binaryHeaders(delivery.event())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }

    /** What the follower wrote, in its order. */
    List<GroupEvent> written() {
        return WholeTopic.read(kafka.bootstrapServers(), topics.groupEvents()).stream()
                .filter(record -> record.headers().lastHeader("ce_type") == null)
                .map(FollowHarness::read)
                .toList();
    }

    private static GroupEvent read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        try {
            return GroupEvents.read(headers, record.value(), IdCase.LOWER);
        } catch (RejectedEventException refused) {
            throw new AssertionError(refused);
        }
    }

    double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    @Override
    public void close() {
        running.forEach(Follower::stop);
        producer.close();
        chat.close();
    }
}
