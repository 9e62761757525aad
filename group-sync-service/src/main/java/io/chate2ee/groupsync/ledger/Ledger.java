package io.chate2ee.groupsync.ledger;

import io.chate2ee.groupsync.apply.Wake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/**
 * Folds batches of events into the database. Each batch is one transaction under a lock on every group that it touches;
 * folding it again changes nothing, so whoever is not sure that a batch was committed just folds it once more.
 */
@Singleton
public class Ledger {
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
    public Uni<Void> fold(Batch batch) {
        return pool.withTransaction(connection -> fold(connection, batch))
                .invoke(this::wakeIfNeeded)
                .replaceWithVoid();
    }

    private static Uni<List<GroupDraft>> fold(SqlConnection connection, Batch batch) {
        return new LedgerReads(connection)
                .lockAndLoad(batch.touched())
                .map(drafts -> LedgerRules.fold(batch, drafts))
                .call(drafts -> new LedgerWrites(connection).write(lifeDrafts(drafts)));
    }

    private static List<StoredDraft> lifeDrafts(Collection<GroupDraft> groups) {
        return groups.stream()
                .flatMap(group -> group.drafts().stream().map(draft -> new StoredDraft(group.guid(), draft)))
                .toList();
    }

    private void wakeIfNeeded(List<GroupDraft> drafts) {
        boolean work = drafts.stream().flatMap(group -> group.drafts().stream()).anyMatch(LifeDraft::needsWork);
        if (work) {
            wake.wake();
        }
    }
}
