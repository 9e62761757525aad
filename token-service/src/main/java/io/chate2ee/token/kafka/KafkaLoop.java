package io.chate2ee.token.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * A thread that does one thing with Kafka, again and again until it is stopped. Kafka's clients ride out brokers that come and go;
 * what they do not ride out, such as a host name that does not resolve yet, is tried again here after a pause that doubles up to 30 s.
 */
public final class KafkaLoop {
    private static final Logger LOG = Logger.getLogger(KafkaLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What is done. Runs until {@link #isStopping} or until it fails. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it.
         *
         * @param loop tells when to stop, and is told when all is well
         */
        void run(KafkaLoop loop) throws InterruptedException;
    }

    private final String name;
    private final Body body;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Duration pause = FIRST_PAUSE;

    /**
     * Makes the loop; {@link #start} starts it.
     *
     * @param name of the thread, also used in the log
     */
    public KafkaLoop(String name, Body body) {
        this.name = name;
        this.body = body;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the thread and returns at once. */
    public void start() {
        thread.start();
    }

    /** Asks the thread to end and waits for it, at most {@code patience}; then interrupts it. */
    public void stop(Runnable wakeUp, Duration patience) throws InterruptedException {
        stopping.countDown();
        wakeUp.run();
        thread.join(patience.toMillis());
        thread.interrupt();
    }

    /** Whether {@link #stop} was called. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Called by the body when Kafka answers, so that the next trouble is tried again soon. */
    public void succeeded() {
        if (pause != FIRST_PAUSE) {
            LOG.infof("%s: Kafka answers again", name);
        }
        pause = FIRST_PAUSE;
    }

    private void run() {
        try {
            while (!isStopping()) {
                runOnce();
            }
        } catch (InterruptedException | InterruptException toldToEnd) {
            LOG.debugf("%s: interrupted", name);
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            body.run(this);
        } catch (WakeupException toldToLook) {
            LOG.debugf("%s: woken up", name);
        } catch (InterruptException toldToEnd) {
            throw toldToEnd;
        } catch (KafkaException trouble) {
            LOG.warnf("%s: %s; trying again in %s", name, rootOf(trouble), pause);
            pauseUnlessStopping();
        } catch (RuntimeException defect) {
            // A defect must not end the thread unnoticed: evictions would stop for good.
            LOG.errorf(defect, "%s: failed; trying again in %s", name, pause);
            pauseUnlessStopping();
        }
    }

    /** Clients wrap what is wrong, such as a host name, in what they were doing. */
    private static Throwable rootOf(Throwable trouble) {
        Throwable cause = trouble.getCause();
        return cause == null ? trouble : rootOf(cause);
    }

    private void pauseUnlessStopping() throws InterruptedException {
        if (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }
}
