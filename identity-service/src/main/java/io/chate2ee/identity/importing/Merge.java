package io.chate2ee.identity.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Merges staged rows into the registry, with their announcements, inside a transaction that the caller holds. */
final class Merge {
    /**
     * Each look-up goes by an index: a batch is small and the registry may be large, which stale statistics of a table that has
     * just grown from nothing do not say.
     */
    private static final String BY_INDEX =
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off";

    private static final String OUTBOX = """
            INSERT INTO user_outbox (uid, identity, source, version, forgotten)
            SELECT uid, identity, source, version, forgotten FROM changed ORDER BY uid
            """;

    private static final String FREE = "NOT EXISTS (SELECT FROM chat_group g WHERE g.identity = p.identity)\n";

    /** In the order of uids, as whoever else writes many users, so that nobody waits in a circle. */
    private static final String ADD = """
            WITH part AS (SELECT * FROM import_row WHERE line > ? AND line <= ?),
            changed AS (
                INSERT INTO chat_user (uid, identity, source, version, first_seen, last_seen)
                SELECT uid, identity, source, 1, now(), now() FROM part p
                WHERE\s""" + FREE + """
                ORDER BY uid
                ON CONFLICT DO NOTHING
                RETURNING uid, identity, source, version, forgotten)
            """ + OUTBOX;

    private static final String REPLACE = """
            WITH part AS (SELECT * FROM import_row WHERE line > ? AND line <= ?),
            locked AS (
                SELECT u.uid, p.identity, p.source FROM part p JOIN chat_user u ON u.uid = p.uid
                WHERE u.identity <> p.identity AND NOT u.forgotten
                AND NOT EXISTS (SELECT FROM chat_user o WHERE o.identity = p.identity)
                AND\s""" + FREE + """
                ORDER BY u.uid FOR UPDATE OF u),
            changed AS (
                UPDATE chat_user u SET identity = l.identity, source = l.source, version = u.version + 1
                FROM locked l WHERE u.uid = l.uid
                RETURNING u.uid, u.identity, u.source, u.version, u.forgotten)
            """ + OUTBOX;

    private static final String REFUSED = """
            SELECT p.line, p.uid, CASE
                WHEN u.forgotten THEN 'the user was forgotten'
                WHEN g.guid IS NOT NULL THEN 'the identity is that of group ' || g.guid
                WHEN o.uid IS NOT NULL THEN 'the identity is that of user ' || o.uid
                ELSE 'the user has another identity, ' || u.identity || '; only --replace changes it' END AS reason
            FROM import_row p
            LEFT JOIN chat_user u ON u.uid = p.uid
            LEFT JOIN chat_group g ON g.identity = p.identity
            LEFT JOIN chat_user o ON o.identity = p.identity AND o.uid <> p.uid
            WHERE p.line > ? AND p.line <= ? AND (u.identity IS DISTINCT FROM p.identity OR u.forgotten)
            ORDER BY p.line
            """;

    private final Connection connection;
    private final boolean replace;

    Merge(Connection connection, boolean replace) {
        this.connection = connection;
        this.replace = replace;
    }

    /** Merges the rows of the lines after one up to another. Can be repeated. */
    MergedBatch merge(long after, long through) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(BY_INDEX);
        }
        long added = write(ADD, after, through);
        long replaced = replace ? write(REPLACE, after, through) : 0;
        List<Refusal> refusals = refusals(after, through);
        long unchanged = rows(after, through) - added - replaced - refusals.size();
        return new MergedBatch(new Counts(added, replaced, unchanged, refusals.size()), refusals);
    }

    private long write(String sql, long after, long through) throws SQLException {
        try (var statement = part(sql, after, through)) {
            return statement.executeUpdate();
        }
    }

    private long rows(long after, long through) throws SQLException {
        try (var statement = part("SELECT count(*) FROM import_row WHERE line > ? AND line <= ?", after, through);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Refusal> refusals(long after, long through) throws SQLException {
        List<Refusal> refusals = new ArrayList<>();
        try (var statement = part(REFUSED, after, through);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                refusals.add(new Refusal(rows.getLong("line"), rows.getString("uid"), rows.getString("reason")));
            }
        }
        return refusals;
    }

    private PreparedStatement part(String sql, long after, long through) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setLong(1, after);
        statement.setLong(2, through);
        return statement;
    }
}
