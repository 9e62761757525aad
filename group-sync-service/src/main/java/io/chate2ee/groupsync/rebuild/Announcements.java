package io.chate2ee.groupsync.rebuild;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.TopicUntilNow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the compacted topics from their beginning to their present end. What cannot be read is passed over, as it is wherever these
 * topics are read: it must not keep out everything else. Blocks.
 */
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

    /**
     * The newest announcement of every group, one after the other. The topic is read twice, because a million announcements are more than
     * there is memory for; their versions are not.
     *
     * @param unreadable is told a line for each record that is passed over
     */
    void groups(Consumer<Told> newest, Consumer<String> unreadable) {
        Map<Guid, Long> versions = new HashMap<>();
        eachGroup(told -> versions.merge(told.record().guid(), told.record().version(), Math::max), unreadable);
        eachGroup(
                told -> {
                    if (versions.remove(told.record().guid(), told.record().version())) {
                        newest.accept(told);
                    }
                },
                toldBefore -> {});
    }

    private void eachGroup(Consumer<Told> each, Consumer<String> unreadable) {
        each(
                topics.groups(),
                record -> new Told(GroupRecord.fromJson(record.value()), Instant.ofEpochMilli(record.timestamp())),
                batch -> batch.forEach(each),
                unreadable);
    }

    /**
     * Every user, in batches; of some, older records before newer ones.
     *
     * @param unreadable is told a line for each record that is passed over
     */
    void users(Consumer<List<UserRecord>> batches, Consumer<String> unreadable) {
        each(topics.users(), record -> UserRecord.fromJson(record.value()), batches, unreadable);
    }

    private <T> void each(
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, T> form,
            Consumer<List<T>> batches,
            Consumer<String> unreadable) {
        BatchSize size = new BatchSize(settings.batchRecords(), settings.batchBytes());
        try (var records = new TopicUntilNow(kafka.alone(size).get(), topic, settings.timeout())) {
            for (var batch = records.next(); !batch.isEmpty(); batch = records.next()) {
                batches.accept(read(batch, form, unreadable));
            }
        }
    }

    private static <T> List<T> read(
            List<ConsumerRecord<byte[], byte[]>> batch,
            Function<ConsumerRecord<byte[], byte[]>, T> form,
            Consumer<String> unreadable) {
        List<T> read = new ArrayList<>(batch.size());
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                if (record.value() != null) {
                    read.add(form.apply(record));
                }
            } catch (IllegalArgumentException damaged) {
                // Its message names fields, and nothing of what they hold.
                unreadable.accept("%s: offset %d of partition %d cannot be read: %s"
                        .formatted(record.topic(), record.offset(), record.partition(), damaged.getMessage()));
            }
        }
        return read;
    }
}
