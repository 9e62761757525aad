package io.chate2ee.groupsync.apply;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.contract.id.Identity;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.chate2ee.groupsync.settings.VirgilSettings;
import io.chate2ee.http.start.WrongSetting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Leases in the database. Times are the database's own, so that clocks of replicas need not agree. A lapsed lease is taken over
 * only a request time-out later: a call of the dead holder cannot be running any more.
 */
@Singleton
class LeaseTable {
    /** Where many are due, the second limit tells the planner that few are taken: it would read all groups to find those again. */
    static final String CLAIM = """
            with due as (
              select guid, life, lease_holder is not null as taken_over,
                     coalesce(verify_at <= clock_timestamp(), false) as verify_due
              from groups
              where state <> 'parked' and not exists (select 1 from resting)
                and ((dirty_since is not null
                      and (urgent or dirty_since <= clock_timestamp() - make_interval(secs => $2)))
                     or verify_at <= clock_timestamp())
                and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
                and (lease_holder is null or lease_until + make_interval(secs => $3) <= clock_timestamp())
              order by urgent desc, dirty_since
              limit $4
              for update skip locked)
            update groups g
            set lease_holder = $1, lease_token = g.lease_token + 1,
                lease_until = clock_timestamp() + make_interval(secs => $5),
                doubted_at = case when due.taken_over then clock_timestamp() else g.doubted_at end,
                verify_at = case when due.taken_over then clock_timestamp() else g.verify_at end
            from (select * from due limit 64) as due
            where g.guid = due.guid and g.life = due.life
            returning g.guid, g.life, g.identity, g.lease_token, g.attempts,
                      due.taken_over or due.verify_due as verify, clock_timestamp() as claimed_at""";

    /** Locks all lives of the guid, oldest first, as everybody does, so that announcements of a guid follow each other. */
    private static final String PROLONG = """
            with lives as (select life from groups where guid = $1 order by life for update)
            update groups g
            set lease_until = clock_timestamp() + make_interval(secs => $4)
            from lives
            where g.guid = $1 and g.life = $2 and lives.life = g.life and g.lease_token = $3 and g.lease_holder is not null
            returning g.change_seq""";

    private final Pool pool;
    private final SyncSettings settings;
    private final Duration requestTimeout;
    private final LongSupplier nanoTime;
    private final String holder = UUID.randomUUID().toString();

    @Inject
    LeaseTable(Pool pool, SyncSettings settings, VirgilSettings virgil) {
        this(pool, settings, virgil.requestTimeout(), System::nanoTime);
        if (settings.lease().compareTo(virgil.requestTimeout().multipliedBy(2)) < 0) {
            throw WrongSetting.of("sync.lease", "must be at least twice virgil.request-timeout");
        }
    }

    LeaseTable(Pool pool, SyncSettings settings, Duration requestTimeout, LongSupplier nanoTime) {
        this.pool = pool;
        this.settings = settings;
        this.requestTimeout = requestTimeout;
        this.nanoTime = nanoTime;
    }

    /** Takes leases on at most so many groups that are due, removals first. */
    Uni<List<Claim>> claim(int limit) {
        long askedAt = nanoTime.getAsLong();
        Tuple parameters = Tuple.tuple()
                .addString(holder)
                .addDouble(seconds(settings.settle()))
                .addDouble(seconds(requestTimeout))
                .addInteger(limit)
                .addDouble(seconds(settings.lease()));
        return inTime(pool.preparedQuery(CLAIM).execute(parameters)).map(rows -> {
            List<Claim> claims = new ArrayList<>(rows.size());
            rows.forEach(row -> claims.add(claim(row, askedAt)));
            return claims;
        });
    }

    private Claim claim(Row row, long askedAt) {
        GroupKey key = new GroupKey(new Guid(row.getString("guid")), row.getInteger("life"));
        Lease lease = new Lease(key, row.getLong("lease_token"), settings.lease(), nanoTime, askedAt);
        return new Claim(
                lease,
                Identity.parse(row.getString("identity")),
                row.getInteger("attempts"),
                row.getBoolean("verify"),
                row.getOffsetDateTime("claimed_at"));
    }

    /**
     * Runs a transaction that only the holder of the lease may make, and prolongs the lease with it.
     *
     * @return fails with {@link LeaseLostException} if somebody else holds it; nothing was written then
     */
    <T> Uni<T> write(Lease lease, Function<SqlConnection, Uni<T>> work) {
        return writeSeeing(lease, (connection, changeSeq) -> work.apply(connection));
    }

    /**
     * The same for work that must know whether the ledger has moved on.
     *
     * @param work is given the ledger's change count, which stands still until the end of the transaction
     */
    <T> Uni<T> writeSeeing(Lease lease, BiFunction<SqlConnection, Long, Uni<T>> work) {
        long askedAt = nanoTime.getAsLong();
        long[] changeSeq = new long[1];
        return inTime(pool.withTransaction(connection -> prolong(connection, lease)
                        .invoke(seen -> changeSeq[0] = seen)
                        .chain(seen -> work.apply(connection, seen))))
                .invoke(() -> lease.prolonged(askedAt, changeSeq[0]));
    }

    private Uni<Long> prolong(SqlConnection connection, Lease lease) {
        Tuple parameters = Tuple.tuple()
                .addString(lease.key().guid().value())
                .addInteger(lease.key().life())
                .addLong(lease.token())
                .addDouble(seconds(settings.lease()));
        return connection.preparedQuery(PROLONG).execute(parameters).map(rows -> {
            if (rows.size() == 0) {
                throw new LeaseLostException(lease.key());
            }
            return rows.iterator().next().getLong("change_seq");
        });
    }

    /** Gives up waiting for what the database does not answer, so that whoever waits can do something else. */
    <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem().after(settings.databaseTimeout()).fail();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
