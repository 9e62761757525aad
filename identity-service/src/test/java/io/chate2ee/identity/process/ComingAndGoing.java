package io.chate2ee.identity.process;

import static io.chate2ee.identity.fixture.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A member of the service's consumer group that takes partitions, does nothing with what it reads, and leaves.
 *
 * @param bootstrapServers the broker
 * @param group the consumer group
 * @param topic what the group reads
 */
record ComingAndGoing(String bootstrapServers, String group, String topic) {
    void comesAndGoes() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        CooperativeStickyAssignor.class.getName()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(100));
                assertThat(consumer.assignment()).isNotEmpty();
            });
        }
    }
}
