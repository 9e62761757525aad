package io.chate2ee.stack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.contract.event.GroupEvent;
import io.chate2ee.contract.event.GroupEvents;
import io.chate2ee.contract.event.RejectedEventException;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.stack.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

class ChatPlatformIT {
    private static final Topics TOPICS = new Topics("");

    @Test
    void sendsEventsThatTheContractReadsKeyedByGroup() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Options.temporary());
                ChatPlatform platform = new ChatPlatform(kafka.bootstrapServers(), Clock.systemUTC())) {
            // Given
            kafka.createTopics(TOPICS.all());

            // When
            platform.created("club", "alice", "bob");
            platform.memberAdded("club", "carol");
            platform.memberKicked("club", "bob");
            platform.deleted("club");

            // Then
            List<GroupEvent> events = read(kafka, 4);
            assertThat(events.get(0)).isInstanceOfSatisfying(GroupEvent.Created.class, created -> {
                assertThat(created.named()).extracting(uid -> uid.value()).containsExactly("alice", "bob");
                assertThat(created.head().created()).isPresent();
            });
            assertThat(events.get(1))
                    .isInstanceOfSatisfying(
                            GroupEvent.MembersIn.class,
                            added -> assertThat(added.named())
                                    .extracting(uid -> uid.value())
                                    .containsExactly("carol"));
            assertThat(events.get(2))
                    .isInstanceOfSatisfying(
                            GroupEvent.MembersOut.class,
                            kicked -> assertThat(kicked.named())
                                    .extracting(uid -> uid.value())
                                    .containsExactly("bob"));
            assertThat(events.get(3)).isInstanceOf(GroupEvent.Deleted.class);
            assertThat(events)
                    .extracting(event -> event.head().created())
                    .as("all events are about one life of the group")
                    .containsOnly(events.get(0).head().created());
        }
    }

    private static List<GroupEvent> read(LocalKafka kafka, int count) throws RejectedEventException {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPICS.groupEvents()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<GroupEvent> events = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (events.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(500))) {
                    assertThat(message.key()).isEqualTo("club");
                    events.add(GroupEvents.read(headers(message), message.value(), IdCase.LOWER));
                }
            }
            return events;
        }
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
