package io.chate2ee.groupsync.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.event.GroupEventType;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.kafka.BatchHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * A webhook says when to look, and not only what happened: of those before it some may have been lost, and an admission that may be older
 * than a removal waits for an answer.
 */
final class WebhookHints implements BatchHandler {
    private static final byte[] WEBHOOK =
            GroupEventType.COMETCHAT_WEBHOOK.type().getBytes(UTF_8);

    private final Wanted wanted;
    private final FollowMetrics metrics;
    private final Duration after;
    private final Clock clock;

    /**
     * Reads the topic of group events.
     *
     * @param after how long to wait for further webhooks of the same group
     */
    WebhookHints(Wanted wanted, FollowMetrics metrics, Duration after, Clock clock) {
        this.wanted = wanted;
        this.metrics = metrics;
        this.after = after;
        this.clock = clock;
    }

    @Override
    public Map<TopicPartition, Long> handle(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null && isWebhook(record)) {
                take(new String(record.key(), UTF_8));
            }
        }
        return Map.of();
    }

    private static boolean isWebhook(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type != null && Arrays.equals(type.value(), WEBHOOK);
    }

    private void take(String key) {
        try {
            if (!wanted.once(new Guid(key), clock.instant().plus(after))) {
                metrics.leftOut();
            }
        } catch (InvalidIdException noGuid) {
            // The reader of events rejects it.
            metrics.leftOut();
        }
    }
}
