package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.groupsync.users.UserTable;
import io.chate2ee.kafka.BatchHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records of users into our copy of the table; tombstones out of it. */
final class UsersHandler implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(UsersHandler.class);

    private static final int AT_ONCE = 500;

    private final UserTable users;
    private final IntakeMetrics metrics;
    private final Duration timeout;

    UsersHandler(UserTable users, IntakeMetrics metrics, Duration timeout) {
        this.users = users;
        this.metrics = metrics;
        this.timeout = timeout;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        List<UserRecord> told = new ArrayList<>();
        Set<Uid> dropped = new HashSet<>();
        // Of users who came again after their record was taken off the topic; versions begin anew with them.
        List<UserRecord> again = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                if (record.value() == null) {
                    Uid uid = uidOf(record);
                    dropped.add(uid);
                    again.removeIf(user -> user.uid().equals(uid));
                } else {
                    UserRecord user = UserRecord.fromJson(record.value());
                    (dropped.contains(user.uid()) ? again : told).add(user);
                }
            } catch (IllegalArgumentException unreadable) {
                // The topic is identity-service's own and compacted: stopping at what it cannot mean would stop it for
                // good.
                metrics.unreadable(record.topic());
                LOG.errorf(
                        "GSY115 Offset %d of partition %d of %s is no user: %s",
                        record.offset(), record.partition(), record.topic(), unreadable.getMessage());
            }
        }
        tell(told);
        users.drop(dropped).await().atMost(timeout);
        tell(again);
        return Map.of();
    }

    /** Few at a time: each of them can be in any number of groups, all of which are marked. */
    private void tell(List<UserRecord> records) {
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<UserRecord> some = records.subList(from, Math.min(from + AT_ONCE, records.size()));
            users.tell(some).await().atMost(timeout);
        }
    }

    private static Uid uidOf(ConsumerRecord<byte @Nullable [], ?> tombstone) {
        byte[] key = tombstone.key();
        if (key == null) {
            throw new IllegalArgumentException("neither key nor value");
        }
        return new Uid(new String(key, StandardCharsets.UTF_8));
    }
}
