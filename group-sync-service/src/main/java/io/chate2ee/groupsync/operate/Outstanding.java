package io.chate2ee.groupsync.operate;

import io.chate2ee.groupsync.beat.Beat;
import io.chate2ee.groupsync.schema.Schema;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Measures what is still to be done in the cloud: above all for how long somebody has had access who should not. */
@Singleton
public class Outstanding {
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** Parked groups keep what was to be done when they were parked. Reads only groups with something to do, by their index. */
    private static final String MEASURE = """
            select coalesce(extract(epoch from clock_timestamp()
                       - min(dirty_since) filter (where urgent and state <> 'parked')), 0)::float8 as oldest_removal,
                   count(*) filter (where state = 'parked') as parked,
                   count(*) filter (where state = 'parked' and urgent) as parked_removals,
                   coalesce(extract(epoch from clock_timestamp() - (select created_at from outbox order by id limit 1)), 0)::float8
                       as oldest_announcement
            from groups where dirty_since is not null""";

    private final Vertx vertx;
    private final Schema schema;
    private final Pool pool;
    private final Beat beat = new Beat("Measuring what is outstanding", this::measure);
    private final AtomicLong oldestRemovalMillis = new AtomicLong();
    private final AtomicLong oldestAnnouncementMillis = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong parkedRemovals = new AtomicLong();
    private volatile boolean stopping;

    @Inject
    Outstanding(Vertx vertx, Schema schema, Pool pool, MeterRegistry meters) {
        this.vertx = vertx;
        this.schema = schema;
        this.pool = pool;
        Gauge.builder("group_sync.removals.oldest", oldestRemovalMillis, millis -> millis.get() / 1e3)
                .baseUnit("seconds")
                .description("how long the removal or deletion has waited that waits longest, parked groups left out")
                .register(meters);
        Gauge.builder("group_sync.announcements.oldest", oldestAnnouncementMillis, millis -> millis.get() / 1e3)
                .baseUnit("seconds")
                .description("how long what is to be announced has waited that waits longest")
                .register(meters);
        Gauge.builder("group_sync.groups.parked", parked, AtomicLong::get)
                .description("groups that are out of work")
                .register(meters);
        Gauge.builder("group_sync.groups.parked-with-removals", parkedRemovals, AtomicLong::get)
                .description("groups that are out of work although somebody has to be removed")
                .register(meters);
    }

    /** Begins once the tables are there; returns at once. */
    public void start() {
        schema.ready().subscribe().with(ready -> vertx.setPeriodic(EVERY.toMillis(), timer -> next()));
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
    }

    private void next() {
        if (!stopping) {
            beat.run();
        }
    }

    Uni<Boolean> measure() {
        return pool.query(MEASURE)
                .execute()
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    oldestRemovalMillis.set((long) (row.getDouble("oldest_removal") * 1e3));
                    oldestAnnouncementMillis.set((long) (row.getDouble("oldest_announcement") * 1e3));
                    parked.set(row.getLong("parked"));
                    parkedRemovals.set(row.getLong("parked_removals"));
                })
                .replaceWith(false);
    }
}
