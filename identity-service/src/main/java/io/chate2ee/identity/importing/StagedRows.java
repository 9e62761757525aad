package io.chate2ee.identity.importing;

import io.chate2ee.identity.mapping.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Questions about everything that was staged. */
final class StagedRows {
    /** The first line of each uid, and of each identity, is right; those that repeat it are not. */
    private static final String REPEATED = """
            SELECT line, first_line, what FROM (
                SELECT line, min(line) OVER (PARTITION BY uid) AS first_line, 'uid' AS what FROM import_row
                UNION ALL
                SELECT line, min(line) OVER (PARTITION BY identity), 'identity' FROM import_row) seen
            WHERE line > first_line ORDER BY line, what DESC
            """;

    private static final String DROP_REPEATED = """
            DELETE FROM import_row r USING (
                SELECT line, min(line) OVER (PARTITION BY uid) AS of_uid, min(line) OVER (PARTITION BY identity) AS of_identity
                FROM import_row) seen
            WHERE r.line = seen.line AND (seen.line > of_uid OR seen.line > of_identity)
            """;

    private static final int FETCH = 1_000;

    private final Connection connection;

    StagedRows(Connection connection) {
        this.connection = connection;
    }

    /** Tells of every line that repeats a uid or an identity of an earlier one. Needs a transaction. */
    void repeated(Consumer<Fault> faults) throws SQLException {
        try (var statement = connection.prepareStatement(REPEATED)) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    faults.accept(new Fault(
                            rows.getLong("line"),
                            "the " + rows.getString("what") + " is that of line " + rows.getLong("first_line")
                                    + " already"));
                }
            }
        }
    }

    /** Leaves the first of repeated lines. */
    void dropRepeated() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(DROP_REPEATED);
        }
    }

    /** Whether there is an identity that does not follow from its uid. */
    boolean holdImported() throws SQLException {
        return number("SELECT count(*) FROM (SELECT FROM import_row WHERE source = 'imported' LIMIT 1) any_row") > 0;
    }

    /** How many rows there are. */
    long count() throws SQLException {
        return number("SELECT count(*) FROM import_row");
    }

    /** The last line that a batch of so many rows beginning after a line has, or that line if there are none left. */
    long endOfBatch(long after, int rows) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT coalesce(max(line), ?) FROM (SELECT line FROM import_row WHERE line > ? ORDER BY line LIMIT ?) part")) {
            statement.setLong(1, after);
            statement.setLong(2, after);
            statement.setInt(3, rows);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
