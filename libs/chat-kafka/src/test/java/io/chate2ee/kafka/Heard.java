package io.chate2ee.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** A handler that remembers what it was told, and stops at the values it is told to. */
final class Heard implements BatchHandler {
    private final List<String> values = new CopyOnWriteArrayList<>();
    private final Set<String> obstacles = ConcurrentHashMap.newKeySet();
    private final Set<String> defects = ConcurrentHashMap.newKeySet();

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Long> stopped = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String value = new String(record.value(), UTF_8);
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (defects.contains(value)) {
                throw new IllegalStateException("met " + value);
            }
            if (obstacles.contains(value)) {
                stopped.putIfAbsent(partition, record.offset());
            }
            if (!stopped.containsKey(partition)) {
                values.add(value);
            }
        }
        return stopped;
    }

    List<String> values() {
        return values;
    }

    /** Cannot go on at this value from now on. */
    void stopAt(String value) {
        obstacles.add(value);
    }

    /** Fails on this value from now on, whatever else is in its batch. */
    void failOn(String value) {
        defects.add(value);
    }

    void allIsWell() {
        obstacles.clear();
        defects.clear();
    }
}
