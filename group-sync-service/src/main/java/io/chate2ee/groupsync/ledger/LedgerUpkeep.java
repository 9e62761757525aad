package io.chate2ee.groupsync.ledger;

import io.chate2ee.groupsync.beat.Beat;
import io.chate2ee.groupsync.schema.Schema;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the ledger does without being told anything: held admissions come in when their time has come, old rows go, doubts are counted. */
@Singleton
public class LedgerUpkeep {
    private static final Duration RELEASE_EVERY = Duration.ofSeconds(1);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(20);
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Schema schema;
    private final Beat release;
    private final Beat prune;
    private final Beat count;
    private final AtomicLong wanting = new AtomicLong();
    private volatile boolean stopping;

    @Inject
    LedgerUpkeep(Vertx vertx, Schema schema, Ledger ledger, MeterRegistry metrics) {
        this.vertx = vertx;
        this.schema = schema;
        this.release = new Beat("Letting in held admissions", ledger::releaseHeld);
        this.prune = new Beat("Removing old webhooks and parts of snapshots", ledger::prune);
        this.count = new Beat(
                "Counting groups that want a snapshot",
                () -> ledger.wantingSnapshot().invoke(wanting::set).replaceWith(false));
        Gauge.builder("group_sync.groups.wanting-snapshot", wanting, AtomicLong::get)
                .description("living groups whose members are in doubt until a snapshot comes")
                .register(metrics);
    }

    /** Begins once the tables are there; returns at once. */
    public void start() {
        schema.ready().subscribe().with(ready -> {
            vertx.setPeriodic(RELEASE_EVERY.toMillis(), timer -> beat(release));
            vertx.setPeriodic(COUNT_EVERY.toMillis(), timer -> beat(count));
            vertx.setPeriodic(PRUNE_EVERY.toMillis(), timer -> beat(prune));
        });
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
    }

    private void beat(Beat what) {
        if (!stopping) {
            what.run();
        }
    }
}
