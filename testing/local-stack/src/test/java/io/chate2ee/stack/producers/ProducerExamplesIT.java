package io.chate2ee.stack.producers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.topic.TopicSpec;
import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.LocalKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide for producers, run as it says, against a broker. */
@SuppressWarnings("NullAway.Init") // Made before the tests.
class ProducerExamplesIT {
    private static final Path EXAMPLES = Checkout.find().root().resolve("docs").resolve("examples");
    private static final String CREATED = "2026-11-20T08:00:00Z";
    private static final String BEGAN = "2026-11-23T02:00:00Z";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static LocalKafka kafka;

    @TempDir
    static Path folder;

    private final String topic = UUID.randomUUID() + ".chat.group-events";

    @BeforeAll
    static void startKafka() {
        kafka = LocalKafka.start(LocalKafka.Options.temporary());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void theShellExampleSendsASnapshotInAsManyPartsAsItTakes() throws Exception {
        kafka.createTopics(List.of(new TopicSpec(topic, 3, Map.of())));
        Path members = file(IntStream.range(0, 5_001).mapToObj(number -> "user-" + number));

        int exit = run(
                Map.of("KAFKA", kafka.bootstrapServers(), "TOPIC", topic, "KAFKA_PRODUCER", consoleProducer()),
                EXAMPLES.resolve("send-snapshot").toString(),
                "book-club",
                CREATED,
                BEGAN,
                members.toString(),
                file(Stream.of("mallory")).toString());

        assertThat(exit).isZero();
        assertSnapshot();
    }

    @Test
    void theShellExampleRefusesWhatIsNoUid() throws Exception {
        int exit = run(
                Map.of("KAFKA", kafka.bootstrapServers(), "TOPIC", topic, "KAFKA_PRODUCER", "cat"),
                EXAMPLES.resolve("send-snapshot").toString(),
                "book-club",
                CREATED,
                BEGAN,
                file(Stream.of("alice", "\",\"mallory")).toString());

        assertThat(exit).isNotZero();
    }

    @Test
    void theJavaExampleSendsASnapshotInAsManyPartsAsItTakes() throws Exception {
        kafka.createTopics(List.of(new TopicSpec(topic, 3, Map.of())));
        Path members = file(IntStream.range(0, 5_001).mapToObj(number -> "user-" + number));

        int exit = run(
                Map.of(),
                JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLES.resolve("SendSnapshot.java").toString(),
                kafka.bootstrapServers(),
                topic,
                "book-club",
                CREATED,
                BEGAN,
                members.toString(),
                file(Stream.of("mallory")).toString());

        assertThat(exit).isZero();
        assertSnapshot();
    }

    private void assertSnapshot() throws Exception {
        List<SnapshotPart> parts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records()) {
            assertThat(new String(record.key(), UTF_8)).isEqualTo("book-club");
            parts.add((SnapshotPart) read(record));
        }
        assertThat(parts).hasSize(2).allSatisfy(part -> {
            assertThat(part.guid().value()).isEqualTo("book-club");
            assertThat(part.parts()).isEqualTo(2);
            assertThat(part.snapshot()).isEqualTo(parts.get(0).snapshot());
            assertThat(part.beganAt()).isEqualTo(Instant.parse(BEGAN));
            assertThat(part.head().created()).contains(Instant.parse(CREATED));
        });
        assertThat(parts.get(0).members()).hasSize(5_000);
        assertThat(parts.get(1).members()).extracting("value").containsExactly("user-5000");
        assertThat(parts.get(0).banned()).extracting("value").containsExactly("mallory");
        assertThat(parts.get(1).banned()).isEmpty();
    }

    private static GroupEvent read(ConsumerRecord<byte[], byte[]> record) throws RejectedEventException {
        return GroupEvents.read(Map.of(), record.value(), IdCase.LOWER);
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, 3)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (found.size() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** What kafka-console-producer.sh starts, with the classes that the tests have. */
    private static String consoleProducer() throws IOException {
        Path script = folder.resolve("kafka-console-producer.sh");
        Files.writeString(script, """
                #!/bin/sh
                exec '%s' -cp '%s' org.apache.kafka.tools.ConsoleProducer "$@"
                """.formatted(JAVA, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    private static Path file(Stream<String> lines) throws IOException {
        return Files.write(Files.createTempFile(folder, "uids", ".txt"), lines.toList());
    }

    private static int run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
