package io.chate2ee.identity.opening;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the topic says last about a user in one batch.
 *
 * @param uid who
 * @param user the record; null if it was taken off the topic
 * @param time when it was written
 */
record Told(Uid uid, @Nullable UserRecord user, Instant time) {
    private static final Logger LOG = Logger.getLogger(Told.class);

    /**
     * The last of each user; what cannot be read is left out, as it is wherever the topic is read.
     *
     * @param check called for every record that is not a tombstone
     */
    static List<Told> all(Iterable<ConsumerRecord<byte[], byte[]>> records, Consumer<UserRecord> check) {
        Map<Uid, Told> last = new LinkedHashMap<>();
        records.forEach(entry -> of(entry).ifPresent(told -> {
            if (told.user() != null) {
                check.accept(told.user());
            }
            last.merge(told.uid(), told, Told::later);
        }));
        return new ArrayList<>(last.values());
    }

    private static Told later(Told before, Told next) {
        boolean older = before.user() != null
                && next.user() != null
                && next.user().version() < before.user().version();
        return older ? before : next;
    }

    private static Optional<Told> of(ConsumerRecord<byte @Nullable [], byte @Nullable []> entry) {
        Instant time = Instant.ofEpochMilli(Math.max(0, entry.timestamp()));
        byte[] key = entry.key();
        byte[] value = entry.value();
        try {
            if (value != null) {
                UserRecord user = UserRecord.fromJson(value);
                return Optional.of(new Told(user.uid(), user, time));
            }
            return key == null ? Optional.empty() : Optional.of(new Told(new Uid(new String(key, UTF_8)), null, time));
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf(
                    "IDS108 Skipping an unreadable record: topic=%s partition=%d offset=%d: %s",
                    entry.topic(), entry.partition(), entry.offset(), unreadable.getMessage());
            return Optional.empty();
        }
    }
}
