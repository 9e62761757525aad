package io.chate2ee.identity.intake;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.cache.VersionedCache;
import io.chate2ee.kafka.BatchHandler;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Copies the announcements about groups into memory, at once, and into the table. Every replica reads all of them. */
@Singleton
class GroupIntake implements BatchHandler {
    private final RecordReader reader;
    private final GroupStore store;
    private final VersionedCache<Guid, KnownGroup> cache;

    GroupIntake(RecordReader reader, GroupStore store, VersionedCache<Guid, KnownGroup> cache) {
        this.reader = reader;
        this.store = store;
        this.cache = cache;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> batch) {
        Collection<GroupRecord> newest = newestOfEach(reader.read(batch, GroupRecord::fromJson));
        newest.forEach(group -> cache.offer(group.guid(), KnownGroup.of(group)));
        store.keep(newest).await().atMost(Intake.LONGEST_BATCH);
        return Map.of();
    }

    private static Collection<GroupRecord> newestOfEach(List<GroupRecord> announced) {
        Map<Guid, GroupRecord> newest = new HashMap<>();
        announced.forEach(group -> newest.merge(group.guid(), group, GroupIntake::newer));
        return newest.values();
    }

    private static GroupRecord newer(GroupRecord one, GroupRecord other) {
        return one.version() >= other.version() ? one : other;
    }
}
