package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.rejected.RejectedHeaders;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import io.chate2ee.kafka.Receipts;
import io.chate2ee.kafka.Sender;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/** Keeps records that could not be read, whole, on the rejected topic. One thread writes; any may close. */
final class RejectedWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RejectedWriter.class);

    /** Compressed on the wire, a record may unfold to more than the topic's own limit; up to this it is kept whole. */
    private static final int LARGEST_REJECTED = 32 * 1024 * 1024;

    /** Nobody writes any more by then. */
    private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);

    private final String topic;
    private final Sender sender;

    RejectedWriter(String topic, Sender sender) {
        this.topic = topic;
        this.sender = sender;
    }

    /** What the sender's producer needs beyond the usual, so that every record fits through it. */
    static Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                LARGEST_REJECTED,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                2L * LARGEST_REJECTED);
    }

    /**
     * Writes records and waits until Kafka has them. One that was written before may be written again; its source is in its
     * headers.
     *
     * @return the partitions of which something could not be written, each with the first such offset
     */
    Map<TopicPartition, Long> write(List<Rejected> rejected) {
        if (rejected.isEmpty()) {
            return Map.of();
        }
        Receipts receipts = sender.send(rejected.stream().map(this::whole).toList());
        Map<TopicPartition, Long> missing = new HashMap<>();
        for (int i = 0; i < rejected.size(); i++) {
            Rejected one = rejected.get(i);
            Optional<Exception> failure = receipts.failure(i);
            if (failure.isPresent()) {
                warn(one, failure.get());
                missing.merge(one.partition(), one.record().offset(), Math::min);
            }
        }
        return missing;
    }

    private ProducerRecord<byte[], byte[]> whole(Rejected rejected) {
        ConsumerRecord<byte[], byte[]> original = rejected.record();
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(topic, null, original.key(), original.value(), original.headers());
        Headers headers = copy.headers();
        put(headers, RejectedHeaders.REASON, rejected.reason().name());
        put(headers, RejectedHeaders.MESSAGE, rejected.message());
        put(headers, RejectedHeaders.TOPIC, original.topic());
        put(headers, RejectedHeaders.PARTITION, Integer.toString(original.partition()));
        put(headers, RejectedHeaders.OFFSET, Long.toString(original.offset()));
        put(headers, RejectedHeaders.TIMESTAMP, Long.toString(original.timestamp()));
        return copy;
    }

    /** Added last, so that a producer cannot forge it: readers take the last header of a name. */
    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static void warn(Rejected rejected, Exception e) {
        LOG.warnf(
                "GSY114 Offset %d of partition %d cannot be written to the rejected topic, the partition waits: %s",
                rejected.record().offset(), rejected.record().partition(), e);
    }

    @Override
    public void close() {
        sender.close(WAIT_AT_CLOSE);
    }
}
