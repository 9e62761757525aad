package io.chate2ee.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Writes what may be lost but must never hold anybody up: while Kafka is away the newest wait, older ones are dropped and counted. Its
 * thread is the only one that ever waits for Kafka.
 *
 * @param <T> what is written; made into a record on that thread
 */
public final class BoundedOutlet<T> {
    private static final Logger LOG = Logger.getLogger(BoundedOutlet.class);
    private static final int AT_A_TIME = 500;
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final String topic;
    private final Function<T, ProducerRecord<byte[], byte[]>> form;
    private final Sender sender;
    private final KafkaThread thread;
    private final BlockingQueue<T> waiting;
    private final LongAdder offered = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** Taken out of the queue and not confirmed yet. Of the thread alone. */
    private final List<T> inHand = new ArrayList<>();

    /**
     * Opens nothing yet; see {@link KafkaClients#outlet}.
     *
     * @param room how many may wait
     */
    BoundedOutlet(
            String topic, int room, Function<T, ProducerRecord<byte[], byte[]>> form, Sender sender, BackOff backOff) {
        this.topic = topic;
        this.form = form;
        this.sender = sender;
        this.waiting = new ArrayBlockingQueue<>(room);
        this.thread = new KafkaThread("writer of " + topic, backOff, this::write);
    }

    /** Starts the thread and returns at once. */
    public void start() {
        thread.start();
    }

    /** Takes one to be written. Any thread; never blocks, never fails. */
    public void offer(T next) {
        offered.increment();
        while (!waiting.offer(next)) {
            if (waiting.poll() != null) {
                dropped.increment();
            }
        }
    }

    /** Ends the thread, after what waits is written if Kafka takes it in this time; what is left is lost and said so. */
    public void stop(Duration longest) {
        thread.askToStop();
        thread.awaitEnd(longest.plus(LOOK_UP));
        long left = waiting();
        if (left > 0) {
            LOG.warnf("KFK131 writer of %s: stopped with %d records that Kafka has not confirmed", topic, left);
        }
        sender.close(longest);
    }

    /** Whether the thread has ended, so that only a new process can write again. */
    public boolean dead() {
        return thread.hasEnded();
    }

    /** How many Kafka has confirmed so far. */
    public long written() {
        return written.sum();
    }

    /** How many were given up so far: too many waited, or Kafka takes none so large. */
    public long dropped() {
        return dropped.sum();
    }

    /** How many wait, or are on their way and not confirmed. */
    public long waiting() {
        return Math.max(0, offered.sum() - written.sum() - dropped.sum());
    }

    /** What is not confirmed stays in hand and is sent again, after a pause, by the next run. */
    private void write(KafkaThread current) throws InterruptedException {
        while (!current.isStopping() || !waiting.isEmpty()) {
            if (inHand.isEmpty()) {
                takeWaiting();
            }
            send();
            current.succeeded();
        }
    }

    private void takeWaiting() throws InterruptedException {
        T oldest = waiting.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (oldest != null) {
            inHand.add(oldest);
            waiting.drainTo(inHand, AT_A_TIME - 1);
        }
    }

    private void send() {
        if (inHand.isEmpty()) {
            return;
        }
        Receipts receipts = sender.send(inHand.stream().map(form).toList());
        List<T> again = new ArrayList<>();
        for (int i = 0; i < inHand.size(); i++) {
            Optional<Exception> failure = receipts.failure(i);
            if (failure.isEmpty()) {
                written.increment();
            } else if (failure.get() instanceof RecordTooLargeException) {
                // It would be refused for ever, and hold back all the others.
                dropped.increment();
            } else {
                again.add(inHand.get(i));
            }
        }
        inHand.clear();
        inHand.addAll(again);
        if (!again.isEmpty()) {
            receipts.orThrow();
        }
    }
}
