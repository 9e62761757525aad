package io.chate2ee.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Writes batches of records under a name that one sender at a time may use. Opening the producer shuts out whoever used the name before,
 * in this process or another: what that one has on its way is never read, however late it arrives. A batch is written as a whole or, to
 * readers of committed records, not at all. Any thread that may be blocked for the configured time.
 */
public final class FencedSender {
    private final LateProducer producer;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Opens nothing yet; see {@link KafkaClients#fencedSender}.
     *
     * @param producers opens a transactional producer that has shut out its predecessors, or fails with a {@link KafkaException}
     * @param backOff pauses between attempts to open one; a batch that comes within a pause fails at once
     * @param timeout longest wait for the confirmations of a batch
     */
    FencedSender(
            Supplier<Producer<byte[], byte[]>> producers, BackOff backOff, Duration timeout, LongSupplier nanoTime) {
        this.producer = new LateProducer(producers, backOff, nanoTime);
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends records in order and waits until all are confirmed.
     *
     * @param takingOver whether another sender may have used the name since the last batch: it is shut out first
     * @throws KafkaException if the batch does not count; a later sender must send it again
     */
    public void send(List<ProducerRecord<byte[], byte[]>> records, boolean takingOver) {
        long deadline = nanoTime.getAsLong() + timeout.toNanos();
        try {
            if (!turn.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("another batch is still being sent");
            }
            try {
                if (takingOver) {
                    producer.renew();
                }
                sendWhole(records, deadline);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException toldToEnd) {
            throw new InterruptException(toldToEnd);
        }
    }

    private void sendWhole(List<ProducerRecord<byte[], byte[]>> records, long deadline) throws InterruptedException {
        Producer<byte[], byte[]> open = producer.opened();
        try {
            open.beginTransaction();
            sendAll(open, records, deadline);
            open.commitTransaction();
        } catch (InterruptException toldToEnd) {
            throw toldToEnd;
        } catch (KafkaException failed) {
            // Whether it was shut out or the outcome is unknown: the next producer ends what this one left open.
            producer.discard();
            throw failed;
        }
    }

    private void sendAll(Producer<byte[], byte[]> open, List<ProducerRecord<byte[], byte[]>> records, long deadline)
            throws InterruptedException {
        List<Answer> answers = new ArrayList<>(records.size());
        for (ProducerRecord<byte[], byte[]> each : records) {
            Answer answer = Answer.to(open, each);
            orThrow(answer.failureAtOnce());
            answers.add(answer);
        }
        for (Answer answer : answers) {
            orThrow(answer.failureWithin(Duration.ofNanos(deadline - nanoTime.getAsLong())));
        }
    }

    private static void orThrow(Optional<Exception> failure) {
        failure.ifPresent(reason -> {
            throw new KafkaException("Kafka did not take every record: " + reason.getMessage(), reason);
        });
    }

    /** Closes the producer, after the batch in hand if that ends in this time; what is not confirmed then does not count. */
    public void close(Duration longest) {
        producer.closeAfter(turn, longest);
    }
}
