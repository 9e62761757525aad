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
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of records and waits until Kafka has confirmed them, one batch at a time. Its producer is opened when it is first
 * needed, and anew after a failure that it cannot recover from. Any thread that may be blocked for the configured time.
 */
public final class Sender {
    private final LateProducer producer;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * Opens nothing yet; see {@link KafkaClients#sender}.
     *
     * @param producers opens a producer, or fails with a {@link KafkaException}
     * @param backOff pauses between attempts to open one; a batch that comes within a pause fails at once
     * @param timeout longest that a batch may take
     */
    Sender(Supplier<Producer<byte[], byte[]>> producers, BackOff backOff, Duration timeout, LongSupplier nanoTime) {
        this.producer = new LateProducer(producers, backOff, nanoTime);
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends records in order and waits for their confirmations, at most for the configured time.
     *
     * @throws InterruptException if the thread is interrupted; what was sent may have been written
     */
    public Receipts send(List<ProducerRecord<byte[], byte[]>> records) {
        long deadline = nanoTime.getAsLong() + timeout.toNanos();
        try {
            if (!turn.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return Receipts.none(records.size(), new TimeoutException("another batch is still being sent"));
            }
            try {
                return send(producer.opened(), records, deadline);
            } catch (InterruptException toldToEnd) {
                throw toldToEnd;
            } catch (KafkaException cannotOpen) {
                return Receipts.none(records.size(), cannotOpen);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException toldToEnd) {
            throw new InterruptException(toldToEnd);
        }
    }

    private Receipts send(Producer<byte[], byte[]> open, List<ProducerRecord<byte[], byte[]>> records, long deadline)
            throws InterruptedException {
        List<Answer> answers = new ArrayList<>(records.size());
        @Nullable Exception unreachable = null;
        for (ProducerRecord<byte[], byte[]> each : records) {
            // A send may wait for what it has to know about the topic; once one did in vain, the others need not.
            Answer answer = unreachable == null ? Answer.to(open, each) : Answer.failed(unreachable);
            unreachable = answer.failureAtOnce()
                    .filter(RetriableException.class::isInstance)
                    .orElse(null);
            answers.add(answer);
        }
        List<Optional<Exception>> failures = new ArrayList<>(answers.size());
        for (Answer answer : answers) {
            failures.add(answer.failureWithin(Duration.ofNanos(deadline - nanoTime.getAsLong())));
        }
        if (failures.stream().flatMap(Optional::stream).anyMatch(LateProducer::isBeyondRecovery)) {
            producer.discard();
        }
        return new Receipts(failures);
    }

    /** Closes the producer, after the batch in hand if that ends in this time; what is not confirmed then fails. */
    public void close(Duration longest) {
        producer.closeAfter(turn, longest);
    }
}
