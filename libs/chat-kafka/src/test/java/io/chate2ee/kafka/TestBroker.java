package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.stack.LocalKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, and short words for what tests do with it. */
final class TestBroker implements AutoCloseable {
    static final Duration SILENCE = Duration.ofSeconds(5);
    static final String UNRESOLVABLE = "broker.invalid:9092";

    private final LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary());

    LocalKafka kafka() {
        return kafka;
    }

    /** Settings of clients; the address can be changed until one is opened. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new ConcurrentHashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("metadata.max.age.ms", 500);
        settings.put("reconnect.backoff.max.ms", 500);
        return settings;
    }

    static ReaderTimes times() {
        return new ReaderTimes(
                new BackOff(Duration.ofMillis(50), Duration.ofMillis(200)),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                SILENCE);
    }

    /** A new topic; its name. */
    String topic(int partitions) {
        String name = "topic-" + UUID.randomUUID();
        kafka.createTopics(List.of(spec(name, partitions)));
        return name;
    }

    void create(String topic) {
        kafka.createTopics(List.of(spec(topic, 1)));
    }

    private static TopicSpec spec(String name, int partitions) {
        return new TopicSpec(name, partitions, Map.of());
    }

    void addPartitions(String topic, int total) {
        admin(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all());
    }

    void deleteRecords(String topic, int partition, long before) {
        admin(admin -> admin.deleteRecords(
                        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
                .all());
    }

    Optional<Long> committed(String group, String topic, int partition) {
        return Optional.ofNullable(
                        admin(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                                .get(new TopicPartition(topic, partition)))
                .map(OffsetAndMetadata::offset);
    }

    void write(String topic, int partition, String... values) {
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)))
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the test's own record was not taken", e);
        }
    }

    static List<ProducerRecord<byte[], byte[]>> records(String topic, String... values) {
        return Stream.of(values)
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, value.getBytes(UTF_8)))
                .toList();
    }

    /** What a reader of committed records alone gets to see, once there are so many. */
    List<String> read(String topic, int atLeast) {
        Heard heard = new Heard();
        TopicReader reader = new TopicReader(
                AllPartitions.fromBeginning(topic),
                heard,
                new KafkaClients(settings()).alone(BatchSize.USUAL),
                times());
        reader.start();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard.values()).hasSizeGreaterThanOrEqualTo(atLeast));
        reader.askToStop();
        reader.awaitEnd(Duration.ofSeconds(30));
        return heard.values();
    }

    /** Writes a transaction, which leaves a mark after its records. */
    void writeTransaction(String topic, int partition, String value, boolean commit) {
        Map<String, Object> settings = settings();
        settings.put("transactional.id", UUID.randomUUID().toString());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)));
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private <T> T admin(java.util.function.Function<Admin, KafkaFuture<T>> request) {
        try (Admin admin = Admin.create(settings())) {
            return request.apply(admin).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the test's own request was not granted", e);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
