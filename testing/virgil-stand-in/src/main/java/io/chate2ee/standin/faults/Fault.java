package io.chate2ee.standin.faults;

import io.chate2ee.standin.exchange.CloudAnswer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way to misbehave. {@link #label()} is its name in records and in rules given over HTTP. */
public sealed interface Fault {

    /** Its name. */
    String label();

    /** Waits before the call is looked at; nothing else is changed. */
    record Delay(Duration by) implements Fault {
        /** Checks the wait. */
        public Delay {
            if (by.isNegative() || by.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("a delay is between 0 and 10 minutes");
            }
        }

        @Override
        public String label() {
            return "delay";
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

    /** Applies the call and closes the connection instead of answering. */
    record DropAnswer() implements Fault {
        @Override
        public String label() {
            return "drop-answer";
        }
    }

    /** Closes the connection; the call is not applied. */
    record CloseConnection() implements Fault {
        @Override
        public String label() {
            return "close-connection";
        }
    }
}
