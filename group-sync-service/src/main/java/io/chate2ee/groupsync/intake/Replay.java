package io.chate2ee.groupsync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.IdCase;
import io.chate2ee.contract.id.InvalidIdException;
import io.chate2ee.contract.rejected.RejectedHeaders;
import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.settings.ChatSettings;
import io.chate2ee.groupsync.settings.IntakeSettings;
import io.chate2ee.kafka.BackOff;
import io.chate2ee.kafka.KafkaClients;
import io.chate2ee.kafka.KafkaClients.BatchSize;
import io.chate2ee.kafka.Sender;
import io.chate2ee.kafka.TopicUntilNow;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Sends rejected records again as they were: key, value, headers and timestamp, so that they count from when they were first written. Records
 * rejected while this runs are left for the next time. Blocks.
 */
@Singleton
public class Replay {
    private static final String OURS = "e2ee_rejected_";
    private static final Duration WAIT_AT_CLOSE = Duration.ofSeconds(2);

    private final KafkaClients kafka;
    private final Topics topics;
    private final IntakeSettings settings;

    /** Opens nothing yet. */
    @Inject
    public Replay(KafkaClients kafka, ChatSettings chat, IntakeSettings settings) {
        this.kafka = kafka;
        this.topics = chat.topics().names();
        this.settings = settings;
    }

    /**
     * How much there was.
     *
     * @param read records on the rejected topic
     * @param chosen those that were meant
     */
    public record Count(long read, long chosen) {}

    /**
     * Sends what is meant, oldest first within each partition.
     *
     * @param dryRun whether to send nothing
     * @param lines is told a line for each record that is meant, without its content
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer; what was sent is sent, and may be sent again
     */
    public Count run(ReplayChoice choice, boolean dryRun, Consumer<String> lines) {
        BackOff backOff = new BackOff(settings.backOff(), settings.backOffCap());
        Sender sender = kafka.sender(settings.timeout(), backOff, RejectedWriter.producerSettings());
        try (var topic = new TopicUntilNow(
                kafka.alone(new BatchSize(settings.batchRecords(), settings.batchBytes()))
                        .get(),
                topics.groupEventsRejected(),
                settings.timeout())) {
            long read = 0;
            long chosen = 0;
            for (var batch = topic.next(); !batch.isEmpty(); batch = topic.next()) {
                List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : batch) {
                    read++;
                    String reason = text(record, RejectedHeaders.REASON);
                    if (choice.includes(record, reason)) {
                        again.add(original(record));
                        lines.accept(line(record, reason));
                    }
                }
                if (!dryRun && !again.isEmpty()) {
                    sender.send(again).orThrow();
                }
                chosen += again.size();
            }
            return new Count(read, chosen);
        } finally {
            sender.close(WAIT_AT_CLOSE);
        }
    }

    private ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> rejected) {
        // Without a key nothing else says where it was.
        @Nullable
        Integer partition = rejected.key() == null
                ? number(rejected, RejectedHeaders.PARTITION).intValue()
                : null;
        long timestamp = number(rejected, RejectedHeaders.TIMESTAMP);
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                topics.groupEvents(),
                partition,
                timestamp < 0 ? null : Long.valueOf(timestamp),
                rejected.key(),
                rejected.value());
        for (Header header : rejected.headers()) {
            if (!header.key().startsWith(OURS)) {
                copy.headers().add(header);
            }
        }
        return copy;
    }

    private static String line(ConsumerRecord<byte[], byte[]> record, String reason) {
        return "%s group=%s from=%s/%s"
                .formatted(
                        printable(reason),
                        guid(record.key()),
                        number(record, RejectedHeaders.PARTITION),
                        number(record, RejectedHeaders.OFFSET));
    }

    /** A key may be anything; what is no guid is not printed. */
    private static String guid(byte @Nullable [] key) {
        try {
            return Guid.parse(key == null ? null : new String(key, UTF_8), IdCase.EXACT)
                    .value();
        } catch (InvalidIdException noGuid) {
            return "-";
        }
    }

    private static String printable(String reason) {
        return reason.matches("[A-Z_]{1,40}") ? reason : "-";
    }

    private static Long number(ConsumerRecord<byte[], byte[]> record, String header) {
        String text = text(record, header);
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : Long.valueOf(-1);
    }

    /** The last header of a name: that is the one which the service itself added. */
    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        Header last = record.headers().lastHeader(header);
        return last == null || last.value() == null ? "" : new String(last.value(), UTF_8);
    }
}
