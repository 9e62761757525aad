package io.chate2ee.contract.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as text. Only the years 1970 to 9999 are times: databases and other languages cannot hold what Java can. */
public final class Rfc3339 {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Rfc3339() {}

    /** The time that a text names, or empty if it is not an RFC 3339 time of the years 1970 to 9999. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isBefore(FIRST) || time.isAfter(LAST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException notATime) {
            // Absence says it all; the parser's message would repeat the text.
            return Optional.empty();
        }
    }
}
