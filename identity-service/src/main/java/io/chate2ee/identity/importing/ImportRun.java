package io.chate2ee.identity.importing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The table that says how far the newest import has come. Works in transactions that the caller holds. */
final class ImportRun {
    private static final String UNFINISHED = """
            SELECT merged_through, added, replaced, unchanged,
                (SELECT count(*) FROM import_refusal) AS refused
            FROM import_run WHERE digest = ? AND replacing = ? AND NOT finished
            """;
    private static final String BEGIN = """
            INSERT INTO import_run (digest, replacing) VALUES (?, ?)
            ON CONFLICT (only_row) DO UPDATE SET digest = excluded.digest, replacing = excluded.replacing,
                merged_through = 0, added = 0, replaced = 0, unchanged = 0, finished = false
            """;
    private static final String ADVANCE = """
            UPDATE import_run SET merged_through = ?, added = added + ?, replaced = replaced + ?, unchanged = unchanged + ?
            """;
    private static final String REFUSE = "INSERT INTO import_refusal (line, uid, reason) VALUES (?, ?, ?)";

    private final Connection connection;

    ImportRun(Connection connection) {
        this.connection = connection;
    }

    /**
     * How far an import had come.
     *
     * @param line everything up to it is merged
     * @param counts what became of it
     */
    record Place(long line, Counts counts) {
        static final Place START = new Place(0, Counts.NONE);
    }

    /** Where to go on, if the newest import was of the same lines in the same way and was interrupted. */
    Optional<Place> unfinished(String digest, boolean replacing) throws SQLException {
        try (var statement = connection.prepareStatement(UNFINISHED)) {
            statement.setString(1, digest);
            statement.setBoolean(2, replacing);
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Place(
                                row.getLong("merged_through"),
                                new Counts(
                                        row.getLong("added"),
                                        row.getLong("replaced"),
                                        row.getLong("unchanged"),
                                        row.getLong("refused"))))
                        : Optional.empty();
            }
        }
    }

    /** Forgets earlier imports. */
    void begin(String digest, boolean replacing) throws SQLException {
        try (var statement = connection.prepareStatement(BEGIN);
                var truncate = connection.createStatement()) {
            statement.setString(1, digest);
            statement.setBoolean(2, replacing);
            statement.executeUpdate();
            truncate.executeUpdate("TRUNCATE import_refusal");
        }
    }

    /** Notes a batch, in the transaction that merged it. */
    void advance(long line, MergedBatch batch) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, line);
            statement.setLong(2, batch.counts().added());
            statement.setLong(3, batch.counts().replaced());
            statement.setLong(4, batch.counts().unchanged());
            statement.executeUpdate();
        }
        refuse(batch.refusals());
    }

    /** Everything that was refused, by line. */
    void refusals(Consumer<Refusal> refusals) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT line, uid, reason FROM import_refusal ORDER BY line")) {
            statement.setFetchSize(1_000);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    refusals.accept(new Refusal(rows.getLong("line"), rows.getString("uid"), rows.getString("reason")));
                }
            }
        }
    }

    /** Notes that nothing is left to do. */
    void finish() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE import_run SET finished = true");
        }
    }

    private void refuse(List<Refusal> refusals) throws SQLException {
        if (refusals.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(REFUSE)) {
            for (Refusal refusal : refusals) {
                statement.setLong(1, refusal.line());
                statement.setString(2, refusal.uid());
                statement.setString(3, refusal.reason());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
