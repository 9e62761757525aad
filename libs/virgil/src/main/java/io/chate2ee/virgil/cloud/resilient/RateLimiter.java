package io.chate2ee.virgil.cloud.resilient;

import io.chate2ee.virgil.NotSentException;
import io.chate2ee.virgil.NotSentException.Reason;
import io.chate2ee.virgil.cloud.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets so many requests a second through, for all calls of one app together. A token bucket kept as one number: the moment at
 * which the bucket would be full again. Whoever comes takes the next free slot at once, so slots are given in order of arrival
 * and a wait is known before it begins; one that would be too long is refused instead. Any thread, nobody blocks.
 */
public final class RateLimiter {

    /**
     * How much is let through.
     *
     * @param perSecond requests a second in the long run
     * @param burst requests that may go at once after a quiet time
     * @param queue how many may wait
     * @param longestPause a pause asked for by the service is cut to this
     */
    public record Settings(double perSecond, int burst, int queue, Duration longestPause) {

        /** Checks that anything can get through. */
        public Settings {
            if (!(perSecond > 0) || burst < 1 || queue < 0) {
                throw new IllegalArgumentException("a rate limit lets something through");
            }
        }
    }

    private static final double NANOS = 1e9;

    private final Settings settings;
    private final Timers timers;
    private final LongSupplier nanoTime;
    private final long origin;
    private final long interval;
    private final long slack;
    private final AtomicLong fullAgain = new AtomicLong();
    private final AtomicLong pausedUntil = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();

    /** A limiter with a full bucket. */
    public RateLimiter(Settings settings, Timers timers, LongSupplier nanoTime) {
        this.settings = settings;
        this.timers = timers;
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        this.interval = Math.max(1, Math.round(NANOS / settings.perSecond()));
        this.slack = (settings.burst() - 1) * interval;
    }

    /** How many requests wait. */
    public int waiting() {
        return waiting.get();
    }

    /** Runs {@code go} when it is this request's turn, at once if it may; or {@code refused} at once, if that is too late. */
    void turn(Deadline deadline, Runnable go, Consumer<NotSentException> refused) {
        long now = now();
        if (slot(now, fullAgain.get()) <= now) {
            take(deadline, go, refused);
        } else if (waiting.getAndUpdate(count -> Math.min(settings.queue(), count + 1)) < settings.queue()) {
            take(deadline, () -> leave(go), failure -> leave(() -> refused.accept(failure)));
        } else {
            refused.accept(new NotSentException(Reason.QUEUE_FULL, Duration.ofNanos(slot(now, fullAgain.get()) - now)));
        }
    }

    /** The service wants to be left alone: nobody's turn comes before that, and those who wait then go one by one. */
    void pause(Duration asked) {
        var time = asked.compareTo(settings.longestPause()) < 0 ? asked : settings.longestPause();
        long until = now() + time.toNanos();
        pausedUntil.accumulateAndGet(until, Math::max);
        fullAgain.accumulateAndGet(until + slack, Math::max);
    }

    private void take(Deadline deadline, Runnable go, Consumer<NotSentException> refused) {
        while (true) {
            long now = now();
            long full = fullAgain.get();
            long wait = slot(now, full) - now;
            if (deadline.hasPassed() || !deadline.allows(wait)) {
                refused.accept(new NotSentException(Reason.TOO_LATE, Duration.ofNanos(wait)));
                return;
            }
            if (fullAgain.compareAndSet(full, Math.max(full, now) + interval)) {
                if (wait == 0) {
                    go.run();
                } else {
                    timers.after(Duration.ofNanos(wait), () -> arrived(deadline, go, refused));
                }
                return;
            }
        }
    }

    /** A pause may have begun since the slot was taken; then another one is needed. */
    private void arrived(Deadline deadline, Runnable go, Consumer<NotSentException> refused) {
        if (now() < pausedUntil.get()) {
            take(deadline, go, refused);
        } else {
            go.run();
        }
    }

    private void leave(Runnable then) {
        waiting.decrementAndGet();
        then.run();
    }

    private long slot(long now, long full) {
        return Math.max(now, full - slack);
    }

    /** From 0 at the start, so that numbers can be compared although a monotonic clock may run over. */
    private long now() {
        return nanoTime.getAsLong() - origin;
    }
}
