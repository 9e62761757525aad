package io.chate2ee.identity.outbox;

import io.chate2ee.contract.id.Uid;
import io.chate2ee.identity.registry.SqlStatements;
import io.chate2ee.identity.registry.SqlStatements.Purpose;
import io.chate2ee.identity.registry.UserText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The tables {@code user_outbox} and {@code outbox_turn}. Its methods run in a transaction that the caller holds. */
@ApplicationScoped
class Outbox {
    /**
     * One replica at a time empties the outbox: the lock on the only row is the turn, and ends with the transaction. The server ends
     * the transaction of a replica that hangs; what that one still has on its way is shut out by the next, see {@link UsersTopic}.
     */
    private static final String TAKE_TURN = """
            SELECT holder, set_config('idle_in_transaction_session_timeout', $1, true)
            FROM outbox_turn FOR UPDATE SKIP LOCKED
            """;

    private static final String HOLD = "UPDATE outbox_turn SET holder = $1";

    /** A user's changes have ids in the order of their versions, because each is made under a lock on the user's row. */
    private static final String OLDEST =
            "SELECT id, uid, identity, source, version, forgotten FROM user_outbox ORDER BY id LIMIT $1";

    private static final String DELETE = "DELETE FROM user_outbox WHERE id = ANY($1::bigint[])";

    private final SqlStatements statements;

    Outbox(SqlStatements statements) {
        this.statements = statements;
    }

    /**
     * Takes the turn, unless another replica has it.
     *
     * @return who had it last; empty text if nobody did; nothing if another has it now
     */
    Uni<Optional<String>> takeTurn(SqlConnection transaction) {
        statements.count(Purpose.OUTBOX);
        return transaction
                .preparedQuery(TAKE_TURN)
                .execute(Tuple.of(
                        Long.toString(UsersTopic.LONGEST_SEND.multipliedBy(2).toMillis())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> Optional.ofNullable(row.getString("holder")).orElse("")));
    }

    /** The oldest changes. */
    Uni<List<OutboxEntry>> oldest(SqlConnection transaction, int limit) {
        statements.count(Purpose.OUTBOX);
        return transaction.preparedQuery(OLDEST).execute(Tuple.of(limit)).map(Outbox::entries);
    }

    /** Forgets changes that are confirmed to be on the topic. */
    Uni<Void> delete(SqlConnection transaction, List<OutboxEntry> sent) {
        statements.count(Purpose.OUTBOX);
        Long[] ids = sent.stream().map(OutboxEntry::id).toArray(Long[]::new);
        return transaction.preparedQuery(DELETE).execute(Tuple.of(ids)).replaceWithVoid();
    }

    /** Notes who has had the turn last. */
    Uni<Void> hold(SqlConnection transaction, String holder) {
        statements.count(Purpose.OUTBOX);
        return transaction.preparedQuery(HOLD).execute(Tuple.of(holder)).replaceWithVoid();
    }

    private static List<OutboxEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Outbox::entry)
                .toList();
    }

    private static OutboxEntry entry(Row row) {
        return new OutboxEntry(
                row.getLong("id"),
                new Uid(row.getString("uid")),
                row.getString("identity") == null ? null : UserText.record(row));
    }
}
