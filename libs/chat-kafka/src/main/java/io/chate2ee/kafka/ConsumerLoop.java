package io.chate2ee.kafka;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.jspecify.annotations.Nullable;

/** Reads with one consumer after the other: whatever fails, the next begins where the last one's work was done. */
final class ConsumerLoop implements KafkaThread.Work {
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Partitions partitions;
    private final BatchHandler handler;
    private final ReaderTimes times;
    private final LongSupplier nanoTime;
    private final ReaderState state;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    ConsumerLoop(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Partitions partitions,
            BatchHandler handler,
            ReaderState state,
            ReaderTimes times,
            LongSupplier nanoTime) {
        this.consumers = consumers;
        this.partitions = partitions;
        this.handler = handler;
        this.state = state;
        this.times = times;
        this.nanoTime = nanoTime;
    }

    /** Ends a wait for records. Any thread. */
    void wakeUp() {
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run(KafkaThread thread) {
        state.withoutPartitions();
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            current = consumer;
            turn(thread, new ConsumerTurns(consumer, partitions, handler, state, times, nanoTime));
        } catch (InvalidOffsetException gone) {
            partitions.lost(gone.partitions());
            throw gone;
        } finally {
            current = null;
            state.withoutPartitions();
            consumer.close(CloseOptions.timeout(times.timeout()));
        }
    }

    private void turn(KafkaThread thread, ConsumerTurns turns) {
        // A wake-up before there was anything to wake would be lost.
        if (!thread.isStopping()) {
            turns.begin();
        }
        while (!thread.isStopping()) {
            turns.next();
            if (state.isReading()) {
                thread.succeeded();
            }
        }
    }
}
