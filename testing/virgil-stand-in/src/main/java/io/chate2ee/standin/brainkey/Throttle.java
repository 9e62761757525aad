package io.chate2ee.standin.brainkey;

import io.chate2ee.standin.exchange.Caller;
import io.chate2ee.standin.exchange.Endpoint;
import io.chate2ee.standin.guesses.Guess;
import io.chate2ee.standin.guesses.Guesses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets an identity try passwords only so often, over both versions together. The code was read in client source: a client
 * that meets it waits 2 seconds and tries once more. What the real limit is, and the HTTP status, are not known. Safe for use
 * by several threads.
 */
public final class Throttle {

    private final Duration interval;
    private final Clock clock;
    private final Guesses guesses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Caller, Instant> last = new HashMap<>();

    /**
     * A throttle.
     *
     * @param interval shortest time between two calls of an identity; zero for no limit
     */
    public Throttle(Duration interval, Clock clock, Guesses guesses) {
        this.interval = interval;
        this.clock = clock;
        this.guesses = guesses;
    }

    /** The endpoint behind this throttle. */
    public Endpoint before(Endpoint endpoint) {
        return request -> {
            if (!admits(request.caller())) {
                throw BrainkeyMistake.TOO_FAST.refusal().withStatus(guesses.status(Guess.THROTTLE_STATUS));
            }
            return endpoint.answer(request);
        };
    }

    /** A call that is refused does not count: whoever waits long enough from the last answer gets one. */
    private boolean admits(Caller caller) {
        lock.lock();
        try {
            var now = clock.instant();
            // Whoever may call again is forgotten, so that the map stays as small as what happens in one interval.
            last.values().removeIf(before -> !before.plus(interval).isAfter(now));
            return last.putIfAbsent(caller, now) == null || interval.isZero();
        } finally {
            lock.unlock();
        }
    }
}
