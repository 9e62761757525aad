package io.chate2ee.token.door;

import io.chate2ee.contract.audit.AuditEntry;
import io.chate2ee.contract.audit.AuditRecord;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.stack.GuardedKafka;
import io.chate2ee.stack.LocalKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A real Kafka with the suite's topics, on which the service may do what {@code deploy/kubernetes} lets it. It needs no database. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    static final Topics TOPICS = new Topics("");

    private final GuardedKafka guarded = GuardedKafka.startFor("kafka-token-service");
    private final LocalKafka kafka = guarded.kafka();

    void goAway() {
        kafka.stop();
    }

    void comeBack() {
        kafka.start();
    }

    /** Writes to {@code e2ee.users} as identity-service would. */
    void announce(UserRecord user) {
        write(user.uid().value(), user.toJson());
    }

    void write(String uid, byte @Nullable [] value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPICS.users(), uid, value));
        }
    }

    /** Every value on {@code e2ee.logins} for a user so far. */
    List<byte[]> loginsOf(String uid) {
        return read(TOPICS.logins(), record -> uid.equals(record.key()));
    }

    /** What this service has accounted for so far. */
    List<AuditEntry> audit() {
        return read(TOPICS.audit("token-service"), record -> record.key() == null).stream()
                .map(AuditRecord::fromJson)
                .map(AuditRecord::entry)
                .toList();
    }

    private List<byte[]> read(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                Integer.MAX_VALUE);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<byte[]>();
            consumer.poll(Duration.ofSeconds(3)).forEach(record -> {
                if (wanted.test(record)) {
                    values.add(record.value());
                }
            });
            return values;
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(startWithoutTls());
        settings.putAll(guarded.settings());
        return settings;
    }

    /** The same, for a service that comes to it as tests do. */
    Map<String, String> startWithoutTls() {
        kafka.createTopics(TOPICS.all());
        return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers(), "kafka.reconnect.backoff.max.ms", "500");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaBroker.class));
    }

    @Override
    public void stop() {
        guarded.close();
    }
}
