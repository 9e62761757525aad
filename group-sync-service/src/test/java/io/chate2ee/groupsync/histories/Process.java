package io.chate2ee.groupsync.histories;

import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.apply.Replica;
import io.chate2ee.virgil.CloudException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One replica and what becomes of it. */
final class Process {
    private static final int LONGEST_SECONDS = 30;

    final Fate fate;
    private final Replica replica;
    private volatile boolean swept;
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    Process(Replica replica, Fate fate) {
        this.replica = replica;
        this.fate = fate;
    }

    /** Begins to work on all that is due. */
    void start() {
        if (!fate.isFrozen()) {
            begin(replica.round());
        }
    }

    /** Begins to look for cards. If the cloud does not let it, the next sweep is as good. */
    void sweep() {
        swept = false;
        if (!fate.isFrozen()) {
            begin(replica.sweep()
                    .invoke(() -> swept = true)
                    .onFailure(CloudException.class)
                    .recoverWithNull());
        }
    }

    /** Whether it got through all cards when it last looked for them. */
    boolean hasSwept() {
        return swept;
    }

    private void begin(Uni<Void> work) {
        running = work.subscribeAsCompletionStage();
    }

    /** Waits until the work is done, or will never be, or not for now. */
    void untilStill() throws Exception {
        CompletableFuture.anyOf(running, fate.stopped()).get(LONGEST_SECONDS, TimeUnit.SECONDS);
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(LONGEST_SECONDS))
                .until(() -> !fate.hasCallsInFlight());
    }

    /** Goes on if it was frozen, to the end of its work; then what it had thought lost arrives. */
    void thaw() throws Exception {
        fate.thaw();
        untilStill();
        fate.deliverLate();
    }
}
