package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.intake.TopicUntilNow;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the compacted topics from their beginning to their present end. Blocks; what cannot be read ends it. */
@Singleton
class Announcements {
    private final KafkaClients kafka;
    private final Topics topics;
    private final IntakeSettings settings;

    @Inject
    Announcements(KafkaClients kafka, ChatSettings chat, IntakeSettings settings) {
        this.kafka = kafka;
        this.topics = chat.topics().names();
        this.settings = settings;
    }

    /** The newest announcement of every group. */
    Collection<Told> groups() {
        Map<Guid, Told> newest = new TreeMap<>();
        each(
                topics.groups(),
                batch -> batch.stream()
                        .filter(record -> record.value() != null)
                        .map(record -> new Told(
                                GroupRecord.fromJson(record.value()), Instant.ofEpochMilli(record.timestamp())))
                        .forEach(told -> newest.merge(
                                told.record().guid(),
                                told,
                                (known, other) -> other.record().version()
                                                > known.record().version()
                                        ? other
                                        : known)));
        return List.copyOf(newest.values());
    }

    /** Every user, in batches; of some, older records before newer ones. */
    void users(Consumer<List<UserRecord>> batches) {
        each(
                topics.users(),
                batch -> batches.accept(batch.stream()
                        .filter(record -> record.value() != null)
                        .map(record -> UserRecord.fromJson(record.value()))
                        .toList()));
    }

    private void each(String topic, Consumer<List<ConsumerRecord<byte[], byte[]>>> batches) {
        BatchSize size = new BatchSize(settings.batchRecords(), settings.batchBytes());
        try (var records = new TopicUntilNow(kafka.alone(size).get(), topic, settings.timeout())) {
            for (var batch = records.next(); !batch.isEmpty(); batch = records.next()) {
                batches.accept(batch);
            }
        }
    }
}
