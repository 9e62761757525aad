package io.chate2ee.http.caller.cometchat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** What operators can see of the questions to CometChat. No tag holds anything that a caller sent. */
final class LookUpMeters {
    /** How a token was judged without a look-up of its own, or that it needed one. */
    enum Memory {
        /** A good token, believed as it was before. */
        GOOD,
        /** A bad token, refused as it was before. */
        BAD,
        /** The same token is being asked about; its caller waits for that answer. */
        JOINED,
        /** Nothing is known: a look-up begins. */
        MISS
    }

    /** Why nobody was asked. */
    enum Spared {
        /** CometChat did not answer, or asked to be left alone. */
        LEFT_ALONE,
        /** Too many look-ups are under way. */
        TOO_MANY
    }

    private final MeterRegistry meters;

    LookUpMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    /** A look-up has come to its end. */
    void ended(Timer.Sample begun, Finding finding) {
        begun.stop(meters.timer("chat.cometchat.lookups", "outcome", outcome(finding)));
    }

    void spared(Spared why) {
        meters.counter("chat.cometchat.spared", "reason", lower(why)).increment();
    }

    void remembered(Memory memory) {
        meters.counter("chat.cometchat.tokens", "memory", lower(memory)).increment();
    }

    void watch(Breaker breaker) {
        Gauge.builder("chat.cometchat.left.alone", breaker, watched -> watched.isClosed() ? 0 : 1)
                .register(meters);
    }

    private static String outcome(Finding finding) {
        if (finding instanceof Finding.Undecided undecided) {
            return lower(undecided.why());
        }
        return finding instanceof Finding.BelongsTo ? "good" : "bad";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
