package io.chate2ee.identity.intake;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.cache.KnownUser;
import io.chate2ee.identity.cache.VersionedCache;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps this replica's memory up to date with what any replica changed. The table already has it. */
@ApplicationScoped
class UserIntake {
    private final RecordReader reader;
    private final VersionedCache<Uid, KnownUser> cache;

    UserIntake(RecordReader reader, VersionedCache<Uid, KnownUser> cache) {
        this.reader = reader;
        this.cache = cache;
    }

    @Incoming("users")
    void onUsers(ConsumerRecords<String, byte[]> batch) {
        reader.read(batch, UserRecord::fromJson).forEach(user -> cache.offer(user.uid(), KnownUser.of(user)));
    }
}
