package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.rejected.RejectedHeaders;
import io.chate2ee.groupsync.intake.Reading.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps records that could not be read, whole, on the rejected topic. One thread writes; any may close. */
final class RejectedWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RejectedWriter.class);

    private final String topic;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Duration timeout;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    RejectedWriter(String topic, Supplier<Producer<byte[], byte[]>> producers, Duration timeout) {
        this.topic = topic;
        this.producers = producers;
        this.timeout = timeout;
    }

    /**
     * Writes records and waits until Kafka has them. One that was written before may be written again; its source is in its
     * headers.
     *
     * @return the partitions of which something could not be written, each with the first such offset
     */
    Map<TopicPartition, Long> write(List<Rejected> rejected) {
        List<Sent> sent = new ArrayList<>(rejected.size());
        boolean reachable = true;
        for (Rejected one : rejected) {
            // Each send may wait for the topic's metadata; once one did in vain, the others need not.
            @Nullable Future<RecordMetadata> answer = reachable ? send(one) : null;
            reachable = answer != null && !failedAtOnce(answer);
            sent.add(new Sent(one, answer));
        }
        Map<TopicPartition, Long> missing = new HashMap<>();
        sent.stream()
                .filter(one -> !confirmed(one))
                .map(Sent::rejected)
                .forEach(one -> missing.merge(one.partition(), one.record().offset(), Math::min));
        return missing;
    }

    private @Nullable Future<RecordMetadata> send(Rejected rejected) {
        try {
            return opened().send(whole(rejected));
        } catch (KafkaException e) {
            warn(rejected, e);
            return null;
        }
    }

    private Producer<byte[], byte[]> opened() {
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = producers.get();
            producer = current;
        }
        return current;
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

    private static boolean failedAtOnce(Future<RecordMetadata> answer) {
        if (!answer.isDone()) {
            return false;
        }
        try {
            answer.get();
            return false;
        } catch (ExecutionException refused) {
            // Reported when all answers are looked at.
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean confirmed(Sent sent) {
        if (sent.answer() == null) {
            return false;
        }
        try {
            sent.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            warn(sent.rejected(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void warn(Rejected rejected, Exception e) {
        LOG.warnf(
                "GSY114 Offset %d of partition %d cannot be written to the rejected topic, the partition waits: %s",
                rejected.record().offset(), rejected.record().partition(), e);
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> current = producer;
        if (current != null) {
            current.close(timeout);
        }
    }

    private record Sent(Rejected rejected, @Nullable Future<RecordMetadata> answer) {}
}
