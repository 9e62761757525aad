package io.chate2ee.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes what somebody waits to see confirmed: any number of callers, one thread, whatever has come together goes at once. Nothing is
 * kept for later: what Kafka does not take in time has failed, and whoever gave it must give it again.
 */
public final class ConfirmingOutlet {
    private static final int AT_A_TIME = 500;
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final Sender sender;
    private final KafkaThread thread;
    private final BlockingQueue<Waiting> waiting;

    private record Waiting(ProducerRecord<byte[], byte[]> sent, CompletableFuture<Void> confirmed) {}

    /**
     * Opens nothing yet; see {@link KafkaClients#confirmingOutlet}.
     *
     * @param room how many may wait
     */
    ConfirmingOutlet(String name, int room, Sender sender, BackOff backOff) {
        this.sender = sender;
        this.waiting = new ArrayBlockingQueue<>(room);
        this.thread = new KafkaThread(name, backOff, this::write);
    }

    /** Starts the thread and returns at once. */
    public void start() {
        thread.start();
    }

    /**
     * Takes a record to be written. Any thread; never blocks.
     *
     * @return completes once every replica that must have it has it; fails if Kafka did not take it in time, or too many wait. One
     *     that failed may still have been written. Cancelled before its turn, it is never sent
     */
    public CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> next) {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        if (thread.isStopping() || !waiting.offer(new Waiting(next, confirmed))) {
            confirmed.completeExceptionally(new KafkaException("no room for more records"));
        }
        return confirmed;
    }

    /** Ends the thread after what waits was tried once, at most in this time. */
    public void stop(Duration longest) {
        thread.askToStop();
        thread.awaitEnd(longest.plus(LOOK_UP));
        sender.close(longest);
        refuseRest();
    }

    /** Whether the thread has ended, so that only a new process can write again. */
    public boolean dead() {
        return thread.hasEnded();
    }

    /** How many wait for their turn. */
    public int waiting() {
        return waiting.size();
    }

    private void write(KafkaThread current) throws InterruptedException {
        while (!current.isStopping() || !waiting.isEmpty()) {
            List<Waiting> batch = take();
            if (!batch.isEmpty() && send(batch)) {
                current.succeeded();
            }
        }
    }

    private List<Waiting> take() throws InterruptedException {
        List<Waiting> batch = new ArrayList<>();
        Waiting oldest = waiting.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (oldest != null) {
            batch.add(oldest);
            waiting.drainTo(batch, AT_A_TIME - 1);
        }
        batch.removeIf(one -> one.confirmed().isDone());
        return batch;
    }

    /** Whether Kafka took at least one. */
    private boolean send(List<Waiting> batch) {
        Receipts receipts = sender.send(batch.stream().map(Waiting::sent).toList());
        boolean any = false;
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<Void> confirmed = batch.get(i).confirmed();
            Optional<Exception> failure = receipts.failure(i);
            failure.ifPresentOrElse(confirmed::completeExceptionally, () -> confirmed.complete(null));
            any |= failure.isEmpty();
        }
        return any;
    }

    private void refuseRest() {
        List<Waiting> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.forEach(one -> one.confirmed().completeExceptionally(new KafkaException("stopped")));
    }
}
