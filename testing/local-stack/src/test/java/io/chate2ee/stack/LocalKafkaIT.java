package io.chate2ee.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.topic.TopicSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
    private static final TopicSpec TOPIC = new TopicSpec("letters", 3, Map.of("cleanup.policy", "compact"));

    @Test
    void createsTopicsWithTheirPartitionsAndSettings() throws Exception {
        // Given
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary());
                Admin admin = Admin.create(client(kafka))) {
            // When
            kafka.createTopics(List.of(TOPIC));

            // Then
            assertThat(admin.describeTopics(List.of("letters"))
                            .allTopicNames()
                            .get()
                            .values())
                    .extracting(topic -> topic.partitions().size())
                    .containsExactly(3);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, "letters");
            assertThat(admin.describeConfigs(List.of(resource)).all().get().values())
                    .extracting(config -> config.get("cleanup.policy").value())
                    .containsExactly("compact");
        }
    }

    @Test
    void creatingTopicsTwiceLeavesThoseThatExist() {
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary())) {
            kafka.createTopics(List.of(TOPIC));
            send(kafka, "still here");

            kafka.createTopics(List.of(TOPIC, new TopicSpec("more", 1, Map.of())));

            assertThat(read(kafka)).containsExactly("still here");
        }
    }

    @Test
    void keepsRecordsAndAddressWhenStoppedAndStartedAgain() {
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary())) {
            // Given
            kafka.createTopics(List.of(TOPIC));
            send(kafka, "before");
            String address = kafka.bootstrapServers();

            // When
            kafka.stop();
            assertThat(FreePorts.isFree(portOf(address))).isTrue();
            kafka.start();

            // Then
            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(read(kafka)).containsExactly("before");
        }
    }

    @Test
    void keepsAGivenDirectoryForTheNextBroker(@TempDir Path directory) {
        Path data = directory.resolve("kafka");
        try (LocalKafka first = LocalKafka.start(new LocalKafka.Options(data, 0))) {
            first.createTopics(List.of(TOPIC));
            send(first, "kept");
        }

        try (LocalKafka second = LocalKafka.start(new LocalKafka.Options(data, 0))) {
            assertThat(read(second)).containsExactly("kept");
        }
        assertThat(Files.isDirectory(data)).isTrue();
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private static void send(LocalKafka kafka, String text) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("letters", 0, "key", text));
        }
    }

    private static List<String> read(LocalKafka kafka) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(kafka), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("letters", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    private static Map<String, Object> client(LocalKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
