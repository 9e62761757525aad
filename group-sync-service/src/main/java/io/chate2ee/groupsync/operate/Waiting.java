package io.chate2ee.groupsync.operate;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** An operator has nothing else to do than to wait for what was asked for. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Waiting() {}

    static <T> T on(Uni<T> work) {
        return work.await().atMost(LONGEST);
    }
}
