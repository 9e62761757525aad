package io.chate2ee.groupsync.ledger;

import io.chate2ee.groupsync.apply.Wake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Folds batches of events into the database. Each batch is one transaction under a lock on every group that it touches;
 * folding it again changes nothing, so whoever is not sure that a batch was committed just folds it once more.
 */
@Singleton
public class Ledger {
    static final String WANTING_SNAPSHOT = "select count(*) as wanting from groups"
            + " where ended_at is null and (needs_snapshot or creation <> 'seen')";

    private final Pool pool;
    private final Wake wake;

    @Inject
    Ledger(Pool pool, Wake wake) {
        this.pool = pool;
        this.wake = wake;
    }

    /**
     * Folds a batch and wakes the applier if the cloud may have to follow.
     *
     * @return completes after the commit; fails if the database is away or another replica opened the same life
     */
    public Uni<Folded> fold(Batch batch) {
        return pool.withTransaction(connection -> new Fold(connection, batch).run())
                .invoke(folded -> {
                    if (folded.work()) {
                        wake.wake();
                    }
                });
    }

    /**
     * Lets in whose admission has waited long enough, and wakes the applier. See {@link HeldAdmissions}.
     *
     * @return true if there may be more
     */
    Uni<Boolean> releaseHeld() {
        return pool.withTransaction((SqlConnection connection) -> new HeldAdmissions(connection).release())
                .invoke(groups -> {
                    if (groups > 0) {
                        wake.wake();
                    }
                })
                .map(groups -> groups > 0);
    }

    /** In how many living groups members may be missing or too many, because no snapshot has answered a doubt. */
    Uni<Long> wantingSnapshot() {
        return pool.query(WANTING_SNAPSHOT)
                .execute()
                .map(rows -> rows.iterator().next().getLong("wanting"));
    }

    /**
     * Forgets webhooks too old to be sent or read again, and parts of snapshots that never became whole.
     *
     * @return true if there may be more
     */
    Uni<Boolean> prune() {
        return new SnapshotParts(pool)
                .prune()
                .chain(() -> new DeliveryTable(pool).prune())
                .map(deliveries -> deliveries == DeliveryTable.MOST);
    }
}
