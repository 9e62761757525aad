package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.id.Guid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Has groups compared with the cloud and repaired by whichever replica takes them next. Parked ones stay parked. */
@Singleton
public class Resync {
    private static final String CARDS = """
            update cards c set looked_up_at = 'epoch'
            where exists (select 1 from members m
                          join users u on u.uid = m.uid
                          join groups g on g.guid = m.guid and g.life = m.life
                          where u.identity = c.identity and m.desired and g.ended_at is null and (%1$s))""";

    private static final String GROUPS = """
            update groups g set verify_at = clock_timestamp(), next_attempt_at = null
            where g.ended_at is null and g.state <> 'parked' and (%1$s)""";

    private static final String ONE = "g.guid = $1";
    private static final String ANY = "true";

    private final Pool pool;

    @Inject
    Resync(Pool pool) {
        this.pool = pool;
    }

    /** False if there is no such living group, or it is parked. Its members' cards are looked up again too. */
    public Uni<Boolean> one(Guid guid) {
        Tuple only = Tuple.of(guid.value());
        return pool.preparedQuery(GROUPS.formatted(ONE))
                .execute(only)
                .map(rows -> rows.rowCount() > 0)
                .call(() -> pool.preparedQuery(CARDS.formatted(ONE)).execute(only));
    }

    /** All living groups, and all members' cards. Gives how many groups; the rate towards the cloud is the service's as always. */
    public Uni<Integer> all() {
        return pool.query(GROUPS.formatted(ANY))
                .execute()
                .map(rows -> rows.rowCount())
                .call(() -> pool.query(CARDS.formatted(ANY)).execute());
    }
}
