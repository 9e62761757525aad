package io.chate2ee.groupsync.intake;

import io.chate2ee.contract.event.GroupEvent.SnapshotPart;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.ledger.Batch;
import io.chate2ee.groupsync.ledger.Folded;
import io.chate2ee.groupsync.ledger.Ledger;
import io.chate2ee.groupsync.ledger.Received;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Events of some groups on their way into the ledger, one batch after the other. A batch is folded whenever enough has come together, so
 * that memory stays bounded whatever the events name. While the database works on it, what follows is gathered already, but not folded
 * before it is done. For one thread.
 */
final class Lane {
    /** Enough for one statement to be worth its way, and few enough for several to be in what is polled. */
    private static final int EVENTS_OF_A_FOLD = 1_000;

    private final Ledger ledger;
    private final IntakeMetrics metrics;
    private final int batchMembers;
    private final Duration timeout;
    private final List<Received> events = new ArrayList<>();
    private final Map<Guid, Instant> unreadable = new HashMap<>();
    private final Set<Guid> listed = new HashSet<>();
    private CompletableFuture<Void> folding = CompletableFuture.completedFuture(null);
    private int weight;

    /**
     * An empty one.
     *
     * @param batchMembers most members that a batch may name, unless one event alone names more
     * @param timeout longest wait for a batch
     */
    Lane(Ledger ledger, IntakeMetrics metrics, int batchMembers, Duration timeout) {
        this.ledger = ledger;
        this.metrics = metrics;
        this.batchMembers = batchMembers;
        this.timeout = timeout;
    }

    /** Takes an event, and folds if enough has come together. */
    void add(Received received) {
        Guid guid = received.event().guid();
        if (listed.contains(guid)) {
            fold();
        }
        events.add(received);
        weight += 1 + received.members().size();
        if (received.event() instanceof SnapshotPart) {
            listed.add(guid);
        }
        if (weight >= batchMembers || events.size() >= EVENTS_OF_A_FOLD) {
            fold();
        }
    }

    /** Notes that something happened to a group that could not be read. */
    void addUnreadable(Guid guid, Instant at) {
        unreadable.merge(guid, at, Lane::later);
    }

    /** Begins to fold what has come together, when what was folded before is done. */
    void fold() {
        Batch batch = new Batch(events, unreadable);
        if (!batch.isEmpty()) {
            awaitFolded();
            folding = fold(batch);
        }
        events.clear();
        unreadable.clear();
        listed.clear();
        weight = 0;
    }

    /** Waits for the batch that was folded last; fails if that did. */
    void awaitFolded() {
        await(folding);
    }

    /** Waits until nothing is on its way, whatever came of it. */
    void awaitQuiet() {
        await(folding.handle((done, failed) -> null));
    }

    /** By a copy: whoever gives up waiting cancels what was waited for, and the database would go on all the same. */
    private void await(CompletableFuture<Void> done) {
        Uni.createFrom().completionStage(done.copy()).await().atMost(timeout);
    }

    private CompletableFuture<Void> fold(Batch batch) {
        return ledger.fold(batch)
                .invoke(folded -> count(batch, folded))
                .replaceWithVoid()
                .subscribeAsCompletionStage();
    }

    private void count(Batch batch, Folded folded) {
        metrics.found(folded);
        metrics.folded(batch.events());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
