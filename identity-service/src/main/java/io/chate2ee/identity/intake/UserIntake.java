package io.chate2ee.identity.intake;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.kafka.BatchHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Keeps this replica's memory up to date with what any replica changed. The table already has it. */
@Singleton
class UserIntake implements BatchHandler {
    private final RecordReader reader;
    private final VersionedCache<Uid, KnownUser> cache;

    UserIntake(RecordReader reader, VersionedCache<Uid, KnownUser> cache) {
        this.reader = reader;
        this.cache = cache;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> batch) {
        reader.read(batch, UserRecord::fromJson).forEach(user -> cache.offer(user.uid(), KnownUser.of(user)));
        return Map.of();
    }

    /** Changes may not have been heard of: the table is asked again. */
    void missed() {
        cache.forgetAll();
    }
}
