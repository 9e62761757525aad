package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.CloudAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One way to misbehave. {@link #label()} is its name in records and in rules given over HTTP. */
public sealed interface Fault {

    /** Its name. */
    String label();

    /** What it comes to for one call, where that is left to chance. */
    default Fault drawn(RandomGenerator random) {
        return this;
    }

    /**
     * Waits before the call is looked at; nothing else is changed.
     *
     * @param from shortest wait
     * @param to longest wait, at most 10 minutes
     */
    record Delay(Duration from, Duration to) implements Fault {
        /** Checks the waits. */
        public Delay {
            if (from.isNegative() || to.compareTo(from) < 0 || to.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("a delay is between 0 and 10 minutes, the longest not the shortest");
            }
        }

        /** Always the same wait. */
        public Delay(Duration by) {
            this(by, by);
        }

        @Override
        public String label() {
            return "delay";
        }

        @Override
        public Delay drawn(RandomGenerator random) {
            return from.equals(to)
                    ? this
                    : new Delay(Duration.ofMillis(random.nextLong(from.toMillis(), to.toMillis() + 1)));
        }
    }

    /**
     * Answers at once with an error; the call is not applied.
     *
     * @param status HTTP status, 400 to 599
     * @param code error code of the body
     * @param retryAfter value of the header {@code Retry-After}, if one is to be sent
     */
    record Answer(int status, int code, @Nullable String retryAfter) implements Fault {
        /** Checks the status. */
        public Answer {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("the status of a fault is between 400 and 599");
            }
        }

        @Override
        public String label() {
            return "answer";
        }

        /** The answer to send. */
        public CloudAnswer toAnswer() {
            var headers = retryAfter == null ? Map.<String, String>of() : Map.of("Retry-After", retryAfter);
            return CloudAnswer.error(status, code, "a fault rule answered this call", headers);
        }
    }

    /** Closes the connection in good order; the call is not applied. */
    record CloseConnection() implements Fault {
        @Override
        public String label() {
            return "close-connection";
        }
    }

    /** Resets the connection (TCP RST); the call is not applied. */
    record ResetConnection() implements Fault {
        @Override
        public String label() {
            return "reset-connection";
        }
    }

    /** Applies the call and closes the connection instead of answering. */
    record DropAnswer() implements Fault {
        @Override
        public String label() {
            return "drop-answer";
        }
    }

    /** Applies the call, announces the whole answer, sends half of its body and closes the connection. */
    record CutAnswer() implements Fault {
        @Override
        public String label() {
            return "cut-answer";
        }
    }

    /**
     * Applies the call and answers with another body.
     *
     * @param status HTTP status, 200 to 599
     * @param body what to send, such as half of a JSON object, a page of a proxy, or an error under status 200
     */
    record WrongAnswer(int status, String body) implements Fault {

        /** What no JSON reader takes. */
        public static final String NOT_JSON = "{\"identities\":[";

        /** Checks the status. */
        public WrongAnswer {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("the status of a wrong answer is between 200 and 599");
            }
        }

        @Override
        public String label() {
            return "wrong-answer";
        }
    }

    /**
     * Applies the first half, rounded down, of what a call lists, and answers 500: of the identities of a Keyknox push, or of
     * the values a Keyknox reset is for. Of other calls, which list nothing that is changed, all is applied.
     */
    record HalfApply() implements Fault {
        @Override
        public String label() {
            return "half-apply";
        }
    }

    /** From now on the token of the call has expired, wherever it comes again; the call is not applied. */
    record ExpireToken() implements Fault {
        @Override
        public String label() {
            return "expire-token";
        }
    }

    /**
     * Looks at the token with a clock that is wrong; of several, all count.
     *
     * @param by how far the clock is ahead; negative if it is behind; a year at most
     */
    record SkewClock(Duration by) implements Fault {
        /** Checks the distance. */
        public SkewClock {
            if (by.abs().compareTo(Duration.ofDays(366)) > 0) {
                throw new IllegalArgumentException("a clock is wrong by a year at most");
            }
        }

        @Override
        public String label() {
            return "skew-clock";
        }
    }
}
