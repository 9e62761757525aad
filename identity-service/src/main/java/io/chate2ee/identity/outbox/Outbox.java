package io.chate2ee.identity.outbox;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.registry.SqlStatements;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The table {@code user_outbox}. Its methods run in a transaction that the caller holds. */
@ApplicationScoped
class Outbox {
    /**
     * One replica at a time empties the outbox, so that a user's older change is never sent after a newer one. The number is
     * this table's own, and ends with the transaction, also when the replica dies.
     */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(727316140501)";

    /** A user's changes have ids in the order of their versions, because each is made under a lock on the user's row. */
    private static final String OLDEST =
            "SELECT id, uid, identity, source, version, forgotten FROM user_outbox ORDER BY id LIMIT $1";

    private static final String DELETE = "DELETE FROM user_outbox WHERE id = ANY($1::bigint[])";

    private final SqlStatements statements;

    Outbox(SqlStatements statements) {
        this.statements = statements;
    }

    /** The oldest changes, or none if another replica is sending them. */
    Uni<List<OutboxEntry>> lockOldest(SqlConnection transaction, int limit) {
        return lock(transaction)
                .chain(mine ->
                        mine ? oldest(transaction, limit) : Uni.createFrom().item(List.of()));
    }

    /** Forgets changes that are confirmed to be on the topic. */
    Uni<Void> delete(SqlConnection transaction, List<OutboxEntry> sent) {
        statements.count(Purpose.OUTBOX);
        Long[] ids = sent.stream().map(OutboxEntry::id).toArray(Long[]::new);
        return transaction.preparedQuery(DELETE).execute(Tuple.of(ids)).replaceWithVoid();
    }

    private Uni<Boolean> lock(SqlConnection transaction) {
        statements.count(Purpose.OUTBOX);
        return transaction
                .preparedQuery(LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private Uni<List<OutboxEntry>> oldest(SqlConnection transaction, int limit) {
        statements.count(Purpose.OUTBOX);
        return transaction.preparedQuery(OLDEST).execute(Tuple.of(limit)).map(Outbox::entries);
    }

    private static List<OutboxEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Outbox::entry)
                .toList();
    }

    private static OutboxEntry entry(Row row) {
        return new OutboxEntry(
                row.getLong("id"),
                new UserRecord(
                        new Uid(row.getString("uid")),
                        new Identity(row.getString("identity")),
                        IdentitySource.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                        row.getLong("version"),
                        row.getBoolean("forgotten")));
    }
}
