package io.chate2ee.groupsync.intake;

import io.chate2ee.groupsync.intake.ConsumerLoop.LoopTimes;
import io.chate2ee.groupsync.settings.IntakeSettings;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One topic's loop and the thread it runs on. */
final class Reader {
    private static final Logger LOG = Logger.getLogger(Reader.class);

    /** Longer than any batch with all its time-outs; a loop that does not come round in this time hangs. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private final LoopState state;
    private final ConsumerLoop loop;
    private final Thread thread;
    private final Duration longestSilence;

    Reader(String topic, BatchHandler handler, KafkaClients kafka, IntakeMetrics metrics, IntakeSettings settings) {
        state = new LoopState(topic, System::nanoTime);
        metrics.watch(state);
        longestSilence = settings.silence();
        BatchHandler measured = records -> {
            metrics.taken(topic, records);
            return handler.handle(records);
        };
        LoopTimes times = new LoopTimes(
                new BackOff(settings.backOff(), settings.backOffCap()), settings.poll(), settings.timeout());
        loop = new ConsumerLoop(kafka::consumer, measured, state, times, System::nanoTime);
        thread = new Thread(loop, "intake-" + topic);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void askToStop() {
        loop.stop();
    }

    void awaitEnd(Duration longest) {
        try {
            // Zero would mean for ever.
            thread.join(Math.max(1, longest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warnf(
                    "GSY117 The reader of %s did not end in time; what it had in hand will be read again",
                    state.topic());
        }
    }

    String topic() {
        return state.topic();
    }

    /** Why it does not do its work, if it does not. */
    Optional<String> complaint() {
        return Optional.of(state.complaint(longestSilence)).filter(complaint -> !complaint.isEmpty());
    }

    /** Whether its thread has died or hangs, which only a new process can cure. */
    boolean dead() {
        return thread.getState() == Thread.State.TERMINATED
                || (thread.isAlive() && state.sinceLastTurn().compareTo(LONGEST_TURN) > 0);
    }
}
