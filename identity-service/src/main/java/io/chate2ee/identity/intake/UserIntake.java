package io.chate2ee.identity.intake;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.KnownUsers;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.identity.cache.Warming;
import io.chate2ee.kafka.BatchHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Keeps this replica's memory up to date with what any replica changed. The table already has it. */
@Singleton
class UserIntake implements BatchHandler {
    private final RecordReader reader;
    private final VersionedCache<Uid, KnownUser> cache;
    private final KnownUsers users;
    private final Warming warming;

    UserIntake(RecordReader reader, VersionedCache<Uid, KnownUser> cache, KnownUsers users, Warming warming) {
        this.reader = reader;
        this.cache = cache;
        this.users = users;
        this.warming = warming;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> batch) {
        reader.measure(batch);
        batch.forEach(this::take);
        return Map.of();
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        reader.tombstone(entry).ifPresent(cache::forget);
        reader.value(entry, UserRecord::fromJson).ifPresent(this::take);
    }

    /** Whether a forgotten user can be given the derived identity, or another has it meanwhile, only the table says. */
    private void take(UserRecord user) {
        if (user.forgotten()) {
            cache.forget(user.uid());
        } else {
            cache.offer(user.uid(), users.of(user));
        }
    }

    /** Changes may not have been heard of: memory is filled anew from the table, from now on with every change heard. */
    void missed() {
        cache.forgetAll();
        warming.begin();
    }
}
