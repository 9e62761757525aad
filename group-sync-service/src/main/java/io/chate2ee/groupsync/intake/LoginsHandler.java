package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.login.LoginEvent;
import io.chate2ee.groupsync.users.LoginHints;
import io.chate2ee.kafka.BatchHandler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Logins into look-ups of cards. */
final class LoginsHandler implements BatchHandler {
    private static final Logger LOG = Logger.getLogger(LoginsHandler.class);

    private final LoginHints hints;
    private final IntakeMetrics metrics;
    private final Duration timeout;

    LoginsHandler(LoginHints hints, IntakeMetrics metrics, Duration timeout) {
        this.hints = hints;
        this.metrics = metrics;
        this.timeout = timeout;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        Set<Uid> uids = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                if (record.value() != null) {
                    uids.add(LoginEvent.fromJson(record.value()).uid());
                }
            } catch (IllegalArgumentException unreadable) {
                // A hint that says nothing is no loss: the sweep finds the card too.
                metrics.unreadable(record.topic());
                LOG.warnf(
                        "GSY116 Offset %d of partition %d of %s is no login: %s",
                        record.offset(), record.partition(), record.topic(), unreadable.getMessage());
            }
        }
        hints.heard(uids).await().atMost(timeout);
        return Map.of();
    }
}
