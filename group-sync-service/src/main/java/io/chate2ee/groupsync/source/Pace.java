package io.chate2ee.groupsync.source;

import io.chate2ee.groupsync.settings.SourceSettings;
import io.chate2ee.http.outbound.PatientCalls;
import io.chate2ee.http.start.WrongSetting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps requests apart, so that the app's other users of the API get their share of what the vendor allows. Any thread. */
final class Pace {
    private final long apartNanos;
    private final LongSupplier nanoTime;
    private final PatientCalls.Pause pause;
    private final AtomicLong next;

    private Pace(long apartNanos, LongSupplier nanoTime, PatientCalls.Pause pause) {
        this.apartNanos = apartNanos;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** Reads the setting; refuses the start if it cannot be. */
    static Pace of(SourceSettings settings, LongSupplier nanoTime, PatientCalls.Pause pause) {
        if (settings.callsPerSecond() < 1) {
            throw WrongSetting.of("source.calls-per-second", "must be at least 1");
        }
        return new Pace(Duration.ofSeconds(1).toNanos() / settings.callsPerSecond(), nanoTime, pause);
    }

    /** Returns when the next request may go. */
    void take() throws InterruptedException {
        long now = nanoTime.getAsLong();
        // Turns that nobody took are gone: there is no burst after a quiet time.
        long after = next.accumulateAndGet(now, (turn, present) -> Math.max(turn - present, 0) + present + apartNanos);
        long wait = after - apartNanos - now;
        if (wait > 0) {
            pause.take(Duration.ofNanos(wait));
        }
    }
}
