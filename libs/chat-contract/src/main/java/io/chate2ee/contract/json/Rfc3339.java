package io.chate2ee.contract.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as text. Only the years 1970 to 9999 are times: databases and other languages cannot hold what Java can. */
public final class Rfc3339 {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** As most producers write it, with a fraction or without. */
    private static final String USUAL = "0000-00-00T00:00:00";

    private static final int NANOSECOND_DIGITS = 9;

    private Rfc3339() {}

    /** The time that a text names, or empty if it is not an RFC 3339 time of the years 1970 to 9999. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant time =
                    isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant();
            return time.isBefore(FIRST) || time.isAfter(LAST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException notATime) {
            // Absence says it all; the parser's message would repeat the text.
            return Optional.empty();
        }
    }

    /** Whether the general parser, which takes several times as long, can be spared: digits in their places, and a {@code Z}. */
    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        if (last < USUAL.length() || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char expected = USUAL.charAt(i);
            if (expected == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
                return false;
            }
        }
        return last == USUAL.length() || isFraction(text, last);
    }

    private static boolean isFraction(String text, int end) {
        int digits = end - USUAL.length() - 1;
        if (text.charAt(USUAL.length()) != '.' || digits < 1 || digits > NANOSECOND_DIGITS) {
            return false;
        }
        for (int i = end - digits; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The numbers are checked here: a month 13 is none, and neither is a 30th of February. */
    private static Instant usual(String text) {
        int end = text.length() - 1;
        int nanos = 0;
        for (int i = 0; i < NANOSECOND_DIGITS; i++) {
            int at = USUAL.length() + 1 + i;
            nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
