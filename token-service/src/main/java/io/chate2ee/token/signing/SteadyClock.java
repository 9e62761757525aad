package io.chate2ee.token.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that does not go back when the machine's is set back a little, as clocks that are kept right often are: it stands still until
 * the machine's has caught up, so that a later token never says that it is older than an earlier one. A clock that is set back further
 * was wrong before, and is followed: tokens from the future would be refused. Accurate to a millisecond; safe for several threads.
 */
final class SteadyClock extends Clock {
    /** What verifiers allow clocks to differ. */
    static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Clock machine;
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    SteadyClock(Clock machine) {
        this.machine = machine;
    }

    @Override
    public long millis() {
        return latest.accumulateAndGet(machine.millis(), SteadyClock::next);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    private static long next(long before, long now) {
        return now < before && before - now <= AT_MOST.toMillis() ? before : now;
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(machine.withZone(zone));
    }
}
