package io.chate2ee.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A producer that is opened when it is first needed: an address that cannot be resolved yet must stop nobody's start. One thread at a
 * time; any may close.
 */
final class LateProducer {
    private static final Logger LOG = Logger.getLogger(LateProducer.class);

    /** Said of a record or its topic; the producer is as good as before. */
    private static final List<Class<? extends KafkaException>> ABOUT_A_RECORD = List.of(
            RetriableException.class,
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidTopicException.class,
            PolicyViolationException.class,
            TopicAuthorizationException.class);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final BackOff backOff;
    private final LongSupplier nanoTime;
    private volatile @Nullable Producer<byte[], byte[]> current;
    private volatile boolean closed;
    private @Nullable KafkaException lastFailure;
    private int failures;
    private long failedAt;

    LateProducer(Supplier<Producer<byte[], byte[]>> producers, BackOff backOff, LongSupplier nanoTime) {
        this.producers = producers;
        this.backOff = backOff;
        this.nanoTime = nanoTime;
    }

    /**
     * The open producer.
     *
     * @throws KafkaException if none can be opened, or none could lately
     */
    Producer<byte[], byte[]> opened() {
        Producer<byte[], byte[]> present = current;
        if (closed) {
            throw new KafkaException("closed");
        }
        return present == null ? open() : present;
    }

    private Producer<byte[], byte[]> open() {
        KafkaException failure = lastFailure;
        if (failure != null
                && nanoTime.getAsLong() - failedAt < backOff.after(failures).toNanos()) {
            throw failure;
        }
        try {
            Producer<byte[], byte[]> opened = producers.get();
            current = opened;
            lastFailure = null;
            failures = 0;
            if (closed) {
                // While it was being opened, so that nobody else has closed it.
                opened.close(Duration.ZERO);
            }
            return opened;
        } catch (KafkaException e) {
            lastFailure = e;
            failures = Math.min(failures, Integer.MAX_VALUE - 1) + 1;
            failedAt = nanoTime.getAsLong();
            throw e;
        }
    }

    /** Whether a producer that failed so would fail for ever. */
    static boolean isBeyondRecovery(Exception failure) {
        return ABOUT_A_RECORD.stream().noneMatch(kind -> kind.isInstance(failure));
    }

    /** Drops the producer; what it has not sent yet fails. The next is opened when it is needed. */
    void discard() {
        LOG.warn("KFK121 A producer cannot recover from a failure and is replaced");
        renew();
    }

    /** Drops a producer that is as good as new, if there is one: the next that is needed is opened anew. */
    void renew() {
        close(current, Duration.ZERO);
        current = null;
    }

    /** Closes for good, after the batch in hand if that ends in this time. */
    void closeAfter(ReentrantLock batchInHand, Duration longest) {
        long deadline = nanoTime.getAsLong() + longest.toNanos();
        boolean mine = false;
        try {
            mine = batchInHand.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException toldToHurry) {
            Thread.currentThread().interrupt();
        }
        try {
            closed = true;
            close(current, Duration.ofNanos(Math.max(0, deadline - nanoTime.getAsLong())));
        } finally {
            if (mine) {
                batchInHand.unlock();
            }
        }
    }

    private static void close(@Nullable Producer<byte[], byte[]> producer, Duration timeout) {
        if (producer != null) {
            producer.close(timeout);
        }
    }
}
