package io.chate2ee.groupsync.announce;

import io.chate2ee.contract.topic.Topics;
import io.chate2ee.groupsync.beat.Beat;
import io.chate2ee.groupsync.schema.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the outbox to Kafka in order and removes what the broker has acknowledged. One replica at a time holds a topic's advisory lock, so
 * that records of a key keep their order; a crash in between sends some again, which readers tell by version and id. Each topic goes
 * its own way: one that cannot be written must not keep clients from hearing of new epochs on the other.
 */
@Singleton
public class OutboxPublisher {
    private static final int BATCH = 100;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(30);

    private static final List<String> TOPICS = List.of(new Topics("").groups(), new Topics("").membershipLog());

    /**
     * Any numbers will do that nobody else uses in this database; versions that sent all topics together take the first one for themselves
     * alone. While Kafka is waited for, the transaction stands still; should the process do so too, nobody may send before it, or what it
     * still sends would come after what is newer.
     */
    private static final String LOCK = """
            select pg_try_advisory_xact_lock_shared(4920181001) and pg_try_advisory_xact_lock(49201810, hashtext($1)) as held,
                   set_config('idle_in_transaction_session_timeout', '0', true)""";

    private static final String NEXT =
            "select id, topic, key, value from outbox where topic = $1 order by id limit " + BATCH;

    private static final String SENT = "delete from outbox where id = any ($1)";

    private final Pool pool;
    private final Records records;
    private final Vertx vertx;
    private final Schema schema;
    private final List<Beat> beats = TOPICS.stream()
            .map(topic -> new Beat("Sending announcements to " + topic, () -> sendBatch(topic)))
            .toList();

    private volatile boolean stopping;

    @Inject
    OutboxPublisher(Pool pool, Records records, Vertx vertx, Schema schema) {
        this.pool = pool;
        this.records = records;
        this.vertx = vertx;
        this.schema = schema;
    }

    /** Begins to send once the tables are there; returns at once. */
    public void start() {
        schema.ready().subscribe().with(ready -> vertx.setPeriodic(POLL.toMillis(), this::poll));
    }

    private void poll(long timer) {
        if (stopping) {
            vertx.cancelTimer(timer);
        } else {
            beats.forEach(Beat::run);
        }
    }

    void onStop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        stopping = true;
    }

    /** There may be something new. Returns at once. */
    public void wake() {
        if (schema.isReady() && !stopping) {
            beats.forEach(Beat::run);
        }
    }

    private Uni<Boolean> sendBatch(String topic) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(topic))
                        .chain(rows -> rows.iterator().next().getBoolean("held")
                                ? sendUnderLock(connection, topic)
                                : Uni.createFrom().item(false)))
                .ifNoItem()
                .after(LONGEST_BATCH)
                .fail();
    }

    private Uni<Boolean> sendUnderLock(SqlConnection connection, String topic) {
        return connection
                .preparedQuery(NEXT)
                .execute(Tuple.of(topic))
                .map(OutboxPublisher::announcements)
                .chain(batch -> {
                    if (batch.isEmpty()) {
                        return Uni.createFrom().item(false);
                    }
                    Long[] ids = batch.stream().map(Records.Announcement::id).toArray(Long[]::new);
                    return records.send(topic, batch)
                            .chain(() -> connection.preparedQuery(SENT).execute(Tuple.of((Object) ids)))
                            .replaceWith(batch.size() == BATCH);
                });
    }

    private static List<Records.Announcement> announcements(RowSet<Row> rows) {
        List<Records.Announcement> batch = new ArrayList<>(rows.size());
        rows.forEach(row -> batch.add(new Records.Announcement(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getBuffer("value").getBytes())));
        return batch;
    }
}
