package io.chate2ee.identity.intake;

import io.chate2ee.contract.group.GroupRecord;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.identity.cache.KnownGroup;
import io.chate2ee.identity.cache.VersionedCache;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Copies the announcements about groups into memory, at once, and into the table. Every replica reads all of them. */
@ApplicationScoped
class GroupIntake {
    private final RecordReader reader;
    private final GroupStore store;
    private final VersionedCache<Guid, KnownGroup> cache;
    private final GroupsCatchUp catchUp;

    GroupIntake(
            RecordReader reader,
            GroupStore store,
            VersionedCache<Guid, KnownGroup> cache,
            @Identifier(GroupsCatchUp.NAME) GroupsCatchUp catchUp) {
        this.reader = reader;
        this.store = store;
        this.cache = cache;
        this.catchUp = catchUp;
    }

    @Incoming("groups")
    Uni<Void> onGroups(ConsumerRecords<String, byte[]> batch) {
        Collection<GroupRecord> newest = newestOfEach(reader.read(batch, GroupRecord::fromJson));
        newest.forEach(group -> cache.offer(group.guid(), KnownGroup.of(group)));
        return store.keep(newest).invoke(() -> catchUp.processed(batch));
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
