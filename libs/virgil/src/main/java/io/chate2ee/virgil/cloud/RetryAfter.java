package io.chate2ee.virgil.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header that asks to be left alone for a while. */
final class RetryAfter {

    /** Longer waits are taken for a mistake of the other side and cut. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** The wait asked for, at most an hour; {@code null} if none was, or it cannot be read. */
    static @Nullable Duration of(HttpAnswer answer) {
        var value = answer.headers().get("retry-after");
        if (value == null) {
            return null;
        }
        var wait = isSeconds(value) ? Duration.ofSeconds(Long.parseLong(value)) : untilDate(value, answer);
        return wait == null || wait.isNegative() ? null : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static boolean isSeconds(String value) {
        return !value.isEmpty()
                && value.length() <= MOST_DIGITS
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Measured from the answer's own date, so that the clocks of both sides need not agree. */
    private static @Nullable Duration untilDate(String value, HttpAnswer answer) {
        var date = answer.headers().get("date");
        if (date == null) {
            return null;
        }
        try {
            return Duration.between(instant(date), instant(value));
        } catch (DateTimeException notADate) {
            // A header nobody can read asks for nothing.
            return null;
        }
    }

    private static Instant instant(String httpDate) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate));
    }
}
