package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.group.GroupState;
import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.membership.MembershipChange;
import io.chate2ee.groupsync.announce.Announcer;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.settings.VirgilSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/** Takes a group out of work until somebody puts it back. The ledger goes on counting meanwhile. */
@Singleton
public class Parking {
    /** In the membership log and as the reason of the group. */
    public static final String BY_OPERATOR = "by-operator";

    /** Everybody locks all lives of a guid, oldest first. */
    private static final String LIVES =
            "with lives as (select life from groups where guid = $1 order by life for update) ";

    /**
     * Whoever works on it loses the lease, and writes nothing more. A call that is under way can take no longer than a request may;
     * nobody goes on before that has passed, even if the group is put back at once.
     */
    private static final String PARK = LIVES + """
            update groups g
            set state = 'parked', park_reason = $2, lease_token = g.lease_token + 1, lease_holder = null, lease_until = null,
                doubted_at = clock_timestamp(), next_attempt_at = clock_timestamp() + make_interval(secs => $3),
                dirty_since = coalesce(g.dirty_since, clock_timestamp())
            from lives
            where g.guid = $1 and g.life = lives.life and g.state <> 'parked'
              and g.life = (select max(life) from lives)
            returning g.life, g.identity_shown""";

    private static final String UNPARK = LIVES + """
            update groups g
            set state = case when g.identity_shown then 'changing' else 'creating' end, park_reason = null, attempts = 0,
                verify_at = clock_timestamp(), dirty_since = coalesce(g.dirty_since, clock_timestamp())
            from lives
            where g.guid = $1 and g.life = lives.life and g.state = 'parked'
            returning g.life, g.identity_shown""";

    private final Pool pool;
    private final Announcer announcer;
    private final Duration requestTimeout;

    @Inject
    Parking(Pool pool, Announcer announcer, VirgilSettings virgil) {
        this.pool = pool;
        this.announcer = announcer;
        this.requestTimeout = virgil.requestTimeout();
    }

    /** Parks the present life. False if there is no such group, or it is parked already. */
    public Uni<Boolean> park(Guid guid) {
        double seconds = requestTimeout.toNanos() / 1e9;
        return pool.withTransaction(connection -> each(
                connection.preparedQuery(PARK).execute(Tuple.of(guid.value(), BY_OPERATOR, seconds)),
                row -> tellParked(connection, key(guid, row))));
    }

    /** Puts all parked lives back; the cloud is compared with the records first. False if none was parked. */
    public Uni<Boolean> unpark(Guid guid) {
        return pool.withTransaction(connection -> each(
                connection.preparedQuery(UNPARK).execute(Tuple.of(guid.value())),
                row -> announcer.state(
                        connection,
                        key(guid, row),
                        row.getBoolean("identity_shown") ? GroupState.CHANGING : GroupState.CREATING)));
    }

    private static Uni<Boolean> each(Uni<RowSet<Row>> changed, Function<Row, Uni<Void>> tell) {
        return changed.chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> tell.apply(row).replaceWith(row))
                .collect()
                .asList()
                .map(list -> !list.isEmpty()));
    }

    private Uni<Void> tellParked(SqlConnection connection, GroupKey key) {
        return announcer
                .wholeGroup(connection, key, MembershipChange.Kind.PARKED, BY_OPERATOR)
                .chain(() -> announcer.state(connection, key, GroupState.PARKED));
    }

    private static GroupKey key(Guid guid, Row row) {
        return new GroupKey(guid, row.getInteger("life"));
    }
}
