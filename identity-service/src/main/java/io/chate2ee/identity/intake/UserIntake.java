package io.chate2ee.identity.intake;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.KnownUsers;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.identity.cache.Warming;
import io.chate2ee.kafka.BatchHandler;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
        Set<Uid> forgotten = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> entry : batch) {
            reader.tombstone(entry).ifPresent(cache::forget);
            reader.value(entry, UserRecord::fromJson).ifPresent(user -> take(user, forgotten));
        }
        if (!forgotten.isEmpty()) {
            cache.reload(forgotten);
        }
        return Map.of();
    }

    /**
     * Whether a forgotten user can be given the derived identity, or another has it meanwhile, only the table says; and rows that were read
     * before are still on their way to memory while it warms.
     */
    private void take(UserRecord user, Set<Uid> forgotten) {
        if (user.forgotten()) {
            forgotten.add(user.uid());
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
