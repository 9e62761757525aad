package io.chate2ee.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * A thread that does one thing with Kafka, again and again until it is stopped. Kafka's clients ride out brokers that come and go;
 * what they do not ride out, such as a host name that does not resolve yet, is tried again here after a pause that grows.
 */
public final class KafkaThread {
    private static final Logger LOG = Logger.getLogger(KafkaThread.class);

    /** What is done. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it, once or until {@link #isStopping}; it is called again after it returned or failed.
         *
         * @param thread tells when to stop, and is told when all is well
         */
        void run(KafkaThread thread) throws InterruptedException;
    }

    private final String name;
    private final BackOff backOff;
    private final Work work;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private int failures;

    /**
     * Makes the thread; {@link #start} starts it.
     *
     * @param name of the thread, also used in the log
     * @param backOff how long to pause after failures
     */
    public KafkaThread(String name, BackOff backOff, Work work) {
        this.name = name;
        this.backOff = backOff;
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the thread and returns at once. */
    public void start() {
        thread.start();
    }

    /** Asks the work to end after what it has in hand. Returns at once. */
    public void askToStop() {
        stopping.countDown();
    }

    /** Waits for the end of the thread; interrupts it if it has not ended in this time. */
    public void awaitEnd(Duration longest) {
        try {
            // Zero would mean for ever.
            thread.join(Math.max(1, longest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warnf("KFK103 %s: did not end in time; what it had in hand is not done", name);
            thread.interrupt();
        }
    }

    /** Whether {@link #askToStop} was called. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Called by the work when Kafka answers, so that the next trouble is tried again soon. */
    public void succeeded() {
        if (failures > 0) {
            LOG.infof("KFK104 %s: Kafka answers again", name);
        }
        failures = 0;
    }

    /** Whether the thread was started and has come to its end, asked or not. */
    public boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /** Whether the thread was started and has not ended. */
    public boolean isRunning() {
        return thread.isAlive();
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
            work.run(this);
        } catch (WakeupException toldToLook) {
            LOG.debugf("%s: woken up", name);
        } catch (InterruptException toldToEnd) {
            throw toldToEnd;
        } catch (KafkaException trouble) {
            Duration pause = nextPause();
            LOG.warnf("KFK101 %s: %s; trying again in %s", name, rootOf(trouble), pause);
            pauseUnlessStopping(pause);
        } catch (RuntimeException defect) {
            // A defect must not end the thread unnoticed: what it does would be left undone for good.
            Duration pause = nextPause();
            LOG.errorf(defect, "KFK102 %s: failed; trying again in %s", name, pause);
            pauseUnlessStopping(pause);
        }
    }

    private Duration nextPause() {
        failures = Math.min(failures, Integer.MAX_VALUE - 1) + 1;
        return backOff.after(failures);
    }

    /** Clients wrap what is wrong, such as a host name, in what they were doing. */
    private static Throwable rootOf(Throwable trouble) {
        Throwable cause = trouble.getCause();
        return cause == null ? trouble : rootOf(cause);
    }

    /** Lets the work wait, unless it is to stop. Called by the work. */
    public void pauseUnlessStopping(Duration pause) throws InterruptedException {
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debugf("%s: stopped while waiting", name);
        }
    }
}
