package io.chate2ee.groupsync.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.source.SourceProgress;
import io.chate2ee.kafka.BatchHandler;
import io.chate2ee.kafka.Sender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the chat has been followed, kept on a topic where a restart finds it. */
final class Progress implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final String topic;
    private final String appId;
    private final Sender sender;
    private volatile @Nullable SourceProgress latest;

    Progress(String topic, String appId, Sender sender) {
        this.topic = topic;
        this.appId = appId;
        this.sender = sender;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null && appId.equals(new String(record.key(), UTF_8))) {
                latest = read(record);
            }
        }
        return Map.of();
    }

    private static @Nullable SourceProgress read(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        byte[] value = record.value();
        try {
            return value == null ? null : SourceProgress.fromJson(value);
        } catch (IllegalArgumentException unreadable) {
            // Beginning anew costs time; stopping would cost more.
            LOG.errorf("GSY067 How far the chat was followed cannot be read: %s", unreadable.getMessage());
            return null;
        }
    }

    /** How far; nothing if it never was, or nobody knows any more. */
    Optional<SourceProgress> latest() {
        return Optional.ofNullable(latest);
    }

    /** Keeps it. Blocks until Kafka has it. */
    void keep(SourceProgress progress) {
        sender.send(List.of(new ProducerRecord<>(topic, appId.getBytes(UTF_8), progress.toJson())))
                .orThrow();
        latest = progress;
    }
}
