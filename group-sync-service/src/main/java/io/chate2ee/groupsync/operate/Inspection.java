package io.chate2ee.groupsync.operate;

import io.chate2ee.contract.id.Guid;
import io.chate2ee.groupsync.plan.GroupKey;
import io.chate2ee.groupsync.settings.SyncSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks at every group in its turn, the one first that was looked at longest ago: to have it repaired, or only to tell what differs.
 * Replicas share the work.
 */
@Singleton
public class Inspection {
    private static final Logger LOG = Logger.getLogger(Inspection.class);
    private static final int AT_ONCE = 16;

    /** A group without members may have epochs all the same, of which somebody may have a copy. */
    private static final String INSPECTED = """
            state <> 'parked'
                and (state <> 'waiting' or exists (select 1 from epochs e where e.guid = groups.guid and e.life = groups.life))""";

    /**
     * By the index of turns, and by a moment that stands still. Groups that are not inspected have their turn too, and nothing comes of it: they
     * would else be read again and again before those behind them.
     */
    static final String NEXT = """
            with due as (
              select guid, life, %s as inspected from groups
              where ended_at is null and (state = 'parked' or (dirty_since is null and lease_holder is null))
                and coalesce(inspected_at, created_at) <= now() - make_interval(secs => $1)
              order by coalesce(inspected_at, created_at) limit %d for update skip locked)
            update groups g
            set inspected_at = clock_timestamp(),
                verify_at = case when $2 and due.inspected then clock_timestamp() else g.verify_at end
            from due where g.guid = due.guid and g.life = due.life
            returning g.guid, g.life, due.inspected""".formatted(INSPECTED, AT_ONCE);

    static final String OLDEST = """
            select coalesce(extract(epoch from clock_timestamp() - min(coalesce(inspected_at, created_at))), 0)::float8 as age
            from groups where ended_at is null""";

    private final Pool pool;
    private final Comparison comparison;
    private final SyncSettings.Inspection settings;
    private final DriftMeters meters;

    @Inject
    Inspection(Pool pool, Comparison comparison, SyncSettings settings, DriftMeters meters) {
        this.pool = pool;
        this.comparison = comparison;
        this.settings = settings.inspection();
        this.meters = meters;
    }

    /** A few groups that are due. True if there may be more now. */
    public Uni<Boolean> next() {
        if (settings.then() == SyncSettings.Found.NOTHING) {
            return Uni.createFrom().item(false);
        }
        boolean repairs = settings.then() == SyncSettings.Found.REPAIR;
        Tuple parameters = Tuple.of(settings.every().toNanos() / 1e9, repairs);
        return measured()
                .chain(() -> pool.preparedQuery(NEXT).execute(parameters))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> repairs || !row.getBoolean("inspected")
                                ? Uni.createFrom().item(row)
                                : report(row))
                        .collect()
                        .asList()
                        .map(looked -> looked.size() == AT_ONCE));
    }

    private Uni<Void> measured() {
        return pool.query(OLDEST)
                .execute()
                .map(rows -> rows.iterator().next().getDouble("age"))
                .invoke(age -> meters.oldest(Duration.ofMillis((long) (age * 1_000))))
                .replaceWithVoid();
    }

    private Uni<Row> report(Row row) {
        GroupKey key = new GroupKey(new Guid(row.getString("guid")), row.getInteger("life"));
        return comparison.of(key).invoke(drifts -> tell(key, drifts, meters)).replaceWith(row);
    }

    private static void tell(GroupKey key, List<Drift> drifts, DriftMeters meters) {
        drifts.forEach(drift -> meters.reported(drift.kind()));
        if (!drifts.isEmpty()) {
            LOG.warnf(
                    "GSY050 Group %s differs from the ledger in %d places, the first: %s",
                    key, drifts.size(), drifts.get(0).toJson());
        }
    }
}
