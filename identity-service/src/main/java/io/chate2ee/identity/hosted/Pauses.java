package io.chate2ee.identity.hosted;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** How long to leave the extension alone before it is asked again. */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Pauses() {}

    /** As long as it wishes, else longer each time; never longer than a minute. */
    static Duration after(int attempt, Optional<Duration> asked) {
        Duration pause = asked.orElseGet(() -> FIRST.multipliedBy(1L << (attempt - 1)));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** What {@code Retry-After} says, if it says it in seconds. */
    static Optional<Duration> asked(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
