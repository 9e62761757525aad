package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.apply.Wake;
import io.chate2ee.groupsync.ledger.Ledger;
import io.chate2ee.groupsync.ledger.LedgerDatabase;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.groupsync.testing.SchemaThatIsThere;
import io.chate2ee.groupsync.users.LoginHints;
import io.chate2ee.groupsync.users.UserTable;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.stack.LocalKafka;
import io.chate2ee.stack.WholeTopic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The intake on real servers without the rest of the service. Every harness has topics of its own. */
final class IntakeHarness implements AutoCloseable {
    private final LocalKafka kafka;
    private final LedgerDatabase database;
    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final AtomicInteger wakes = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Intake> running = new ArrayList<>();
    private final Function<Wake, Ledger> ledgers;
    private final Map<String, String> settings;
    private final Map<String, Object> clientSettings = new HashMap<>();

    IntakeHarness(LocalKafka kafka, LedgerDatabase database) {
        this(kafka, database, database::ledger, Map.of(), Map.of());
    }

    /** With the ledger, the settings and those of the Kafka clients that a test wants to differ. */
    IntakeHarness(
            LocalKafka kafka,
            LedgerDatabase database,
            Function<Wake, Ledger> ledgers,
            Map<String, String> settings,
            Map<String, Object> clientSettings) {
        this.ledgers = ledgers;
        this.settings = settings;
        this.clientSettings.put("bootstrap.servers", kafka.bootstrapServers());
        this.clientSettings.putAll(clientSettings);
        this.kafka = kafka;
        this.database = database;
        database.clear();
        kafka.createTopics(specs());
        Map<String, Object> producing = new HashMap<>(this.clientSettings);
        producing.put("max.request.size", 16 * 1024 * 1024);
        producing.put("compression.type", "gzip");
        producer = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Topics topics() {
        return topics;
    }

    /** The contract's topics with few partitions, so that a broker can bear one set for each test. */
    List<TopicSpec> specs() {
        return topics.all().stream()
                .map(topic -> new TopicSpec(topic.name(), 3, topic.settings()))
                .toList();
    }

    int wakes() {
        return wakes.get();
    }

    double count(String name, String tag, String value) {
        return Optional.ofNullable(metrics.find(name).tag(tag, value).counter())
                .map(io.micrometer.core.instrument.Counter::count)
                .orElse(0.0);
    }

    double count(String name) {
        return Optional.ofNullable(metrics.find(name).counter())
                .map(io.micrometer.core.instrument.Counter::count)
                .orElse(0.0);
    }

    /** Starts a replica. */
    Intake start() {
        return start("group-sync");
    }

    /** Starts a replica in a consumer group of the given name: a new name reads everything from the start. */
    Intake start(String group) {
        SmallRyeConfig config = config(group);
        Intake intake = new Intake(
                new SchemaThatIsThere(),
                clients(),
                ledgers.apply(wakes::incrementAndGet),
                new UserTable(database.pool(), wakes::incrementAndGet),
                new LoginHints(database.pool()),
                new IntakeMetrics(metrics, Clock.systemUTC()),
                config.getConfigMapping(IntakeSettings.class),
                config.getConfigMapping(ChatSettings.class));
        intake.start();
        running.add(intake);
        return intake;
    }

    /** What sends rejected records again. */
    Replay replay() {
        SmallRyeConfig config = config("any");
        return new Replay(
                clients(), config.getConfigMapping(ChatSettings.class), config.getConfigMapping(IntakeSettings.class));
    }

    private KafkaClients clients() {
        return new KafkaClients(clientSettings);
    }

    private SmallRyeConfig config(String group) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(IntakeSettings.class)
                .withMapping(ChatSettings.class)
                .withDefaultValue("chat.topics.prefix", topics.prefix())
                .withDefaultValue("intake.consumer-group", group)
                .withDefaultValue("intake.timeout", "6s")
                .withDefaultValue("intake.back-off-cap", "500ms")
                .withDefaultValue("intake.poll", "50ms")
                .withDefaultValue("intake.silence", "6s");
        settings.forEach(builder::withDefaultValue);
        return builder.build();
    }

    RecordMetadata send(String topic, String key, byte[] value) {
        return send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the test's own record was not taken", e);
        }
    }

    /** How many group events are on their topic. */
    int events() {
        return WholeTopic.read(kafka.bootstrapServers(), topics.groupEvents()).size();
    }

    /** Everything on the rejected topic, oldest first within each partition. */
    List<ConsumerRecord<String, byte[]>> rejected() {
        return WholeTopic.read(kafka.bootstrapServers(), topics.groupEventsRejected());
    }

    /** The offset committed for the partition of a record. */
    Optional<Long> committed(RecordMetadata record) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(
                            topics.prefix() + "group-sync")
                    .partitionsToOffsetAndMetadata()
                    .get();
            return Optional.ofNullable(offsets.get(new TopicPartition(record.topic(), record.partition())))
                    .map(OffsetAndMetadata::offset);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the committed offsets could not be read", e);
        }
    }

    void deleteTopic(String topic) {
        change(topic, admin -> admin.deleteTopics(List.of(topic)).all());
    }

    void addPartitions(String topic, int all) {
        change(
                topic,
                admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(all)))
                        .all());
    }

    private void change(String topic, Function<Admin, KafkaFuture<Void>> what) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            what.apply(admin).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(topic + " could not be changed", e);
        }
    }

    @Override
    public void close() {
        running.forEach(Intake::stop);
        producer.close();
    }
}
