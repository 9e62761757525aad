package io.chate2ee.groupsync.operate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Lets all replicas rest: rounds that are under way end, and no further one begins. Events are still read into the ledger. */
@Singleton
public class Rest {
    private final Pool pool;

    @Inject
    Rest(Pool pool) {
        this.pool = pool;
    }

    /** From now on, until {@link #end()}. True if work went on until now. */
    public Uni<Boolean> begin() {
        return pool.query("insert into resting default values on conflict do nothing")
                .execute()
                .map(rows -> rows.rowCount() > 0);
    }

    /** Work goes on. True if it rested. */
    public Uni<Boolean> end() {
        return pool.query("delete from resting").execute().map(rows -> rows.rowCount() > 0);
    }
}
