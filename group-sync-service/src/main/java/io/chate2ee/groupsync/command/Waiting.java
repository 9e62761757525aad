package io.chate2ee.groupsync.command;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A command has nothing else to do than to wait for what it asked for. */
final class Waiting {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Waiting() {}

    static <T> T on(Uni<T> work) {
        return work.await().atMost(LONGEST);
    }
}
