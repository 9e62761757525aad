package io.chate2ee.groupsync.operate;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** An operator has nothing else to do than to wait for what was asked for. */
final class Waiting {
    /** For anything that is one piece of work. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private Waiting() {}

    static <T> T on(Uni<T> work) {
        return work.await().atMost(LONGEST);
    }

    /** Of what is done in pieces, each of which has its own time limit. */
    static <T> T onPieces(Uni<T> work) {
        return work.await().indefinitely();
    }
}
