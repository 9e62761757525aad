package io.chate2ee.virgil.cloud.resilient;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The state of a circuit breaker; its methods are the ways from one state to another. Times are in nanoseconds of one clock. */
public sealed interface Circuit {

    /** A breaker as it begins. */
    static Circuit closed() {
        return new Closed(0);
    }

    /** A short name for displays. */
    String label();

    /** Requests go; {@code failures} in a row have failed in passing ways. */
    record Closed(int failures) implements Circuit {

        /** A request did not fail in a passing way. */
        Closed succeeded() {
            return failures == 0 ? this : new Closed(0);
        }

        /**
         * A request failed in a passing way.
         *
         * @param most failures in a row that open the circuit
         * @param asked the pause that the service asked for; it opens the circuit at once, for that long
         */
        Circuit failed(int most, BackOff rests, long now, @Nullable Duration asked) {
            if (failures + 1 >= most) {
                return Open.since(now, rests, 1, asked);
            }
            return asked == null || asked.isZero()
                    ? new Closed(failures + 1)
                    : new Open(now + Open.cut(asked, rests).toNanos(), 0);
        }

        @Override
        public String label() {
            return "closed";
        }
    }

    /** Nothing goes until then; it opened so many times since it was closed because requests failed. */
    record Open(long until, int openings) implements Circuit {

        private static Open since(long now, BackOff rests, int openings, @Nullable Duration asked) {
            var rest = rests.longest(openings);
            var longer = asked != null && asked.compareTo(rest) > 0 ? asked : rest;
            return new Open(now + cut(longer, rests).toNanos(), openings);
        }

        private static Duration cut(Duration asked, BackOff rests) {
            return asked.compareTo(rests.cap()) > 0 ? rests.cap() : asked;
        }

        boolean isOver(long now) {
            return now - until >= 0;
        }

        /** The rest is over, and one request tries. */
        HalfOpen probed() {
            return new HalfOpen(openings);
        }

        @Override
        public String label() {
            return "open";
        }
    }

    /** One request is on its way to find out; all others wait for what it finds. */
    record HalfOpen(int openings) implements Circuit {

        /** It works again. */
        Closed succeeded() {
            return new Closed(0);
        }

        /** It does not; the next rest is longer. */
        Open failed(BackOff rests, long now, @Nullable Duration asked) {
            return Open.since(now, rests, openings + 1, asked);
        }

        /** The request was never sent, so nothing was found out: the next one may try. */
        Open abandoned(long now) {
            return new Open(now, openings);
        }

        @Override
        public String label() {
            return "half-open";
        }
    }
}
