package io.chate2ee.identity.importing;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection on which one import works, alone in the whole deployment. */
final class ImportSession implements AutoCloseable {
    /** The number is the imports' own. PostgreSQL lets go of it when the connection ends, however it ends. */
    private static final String LOCK = "SELECT pg_try_advisory_lock(727316140502)";

    private static final String LEAVE_NOTHING =
            "DROP TABLE IF EXISTS pg_temp.import_row; SELECT pg_advisory_unlock(727316140502)";

    private final Connection connection;

    private ImportSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens a session.
     *
     * @throws ImportRefusedException if another import is running
     */
    static ImportSession open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            if (!locked(connection)) {
                throw new ImportRefusedException("import_running", "Another import is running");
            }
            connection.setAutoCommit(false);
            return new ImportSession(connection);
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    Connection connection() {
        return connection;
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOCK)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Gives the connection back as it was taken. */
    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            connection.rollback();
            connection.setAutoCommit(true);
            statement.execute(LEAVE_NOTHING);
        }
    }
}
