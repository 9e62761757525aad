package io.chate2ee.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Reads one topic on a thread of its own. Everything is handed over at least once, in the order of each partition; a place in the
 * topic is passed only when the handler has done what was before it.
 */
public final class TopicReader {
    /** Longer than any batch with all its time-outs; a loop that does not come round in this time hangs. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private final Partitions partitions;
    private final Duration silence;
    private final ReaderState state;
    private final ConsumerLoop loop;
    private final KafkaThread thread;

    /**
     * Makes a reader; {@link #start} starts it.
     *
     * @param consumers makes a new consumer, now and after every failure; see {@link KafkaClients}
     */
    public TopicReader(
            Partitions partitions,
            BatchHandler handler,
            Supplier<Consumer<byte[], byte[]>> consumers,
            ReaderTimes times) {
        this.partitions = partitions;
        this.silence = times.silence();
        this.state = new ReaderState(partitions.complaintWithoutAny(), System::nanoTime);
        this.loop = new ConsumerLoop(consumers, partitions, handler, state, times, System::nanoTime);
        this.thread = new KafkaThread("reader of " + partitions.topic(), times.backOff(), loop);
    }

    /** Starts to read and returns at once, whether or not there is a Kafka. */
    public void start() {
        state.withoutPartitions();
        thread.start();
    }

    /** Asks it to end after the batch in hand. Returns at once. */
    public void askToStop() {
        thread.askToStop();
        loop.wakeUp();
    }

    /** Waits for its end. What it has not done in this time will be read again by whoever reads next. */
    public void awaitEnd(Duration longest) {
        thread.awaitEnd(longest);
    }

    /** The topic's full name. */
    public String topic() {
        return partitions.topic();
    }

    /** How many records are known to wait. */
    public long lag() {
        return state.lag();
    }

    /** Why it does not do its work, if it does not. */
    public Optional<String> complaint() {
        return state.complaint(silence);
    }

    /** Whether its thread has died or hangs, which only a new process can cure. */
    public boolean dead() {
        return thread.hasEnded() || (thread.isRunning() && state.sinceLastTurn().compareTo(LONGEST_TURN) > 0);
    }
}
