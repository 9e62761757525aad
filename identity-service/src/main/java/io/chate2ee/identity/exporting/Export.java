package io.chate2ee.identity.exporting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes all users who are not forgotten, by uid, as they are at one moment; in bounded memory. Blocks. */
@Singleton
public class Export {
    private static final String ALL = """
            SELECT uid, identity, source, version,
                to_char(first_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS first_seen,
                to_char(last_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS last_seen
            FROM chat_user WHERE NOT forgotten ORDER BY uid
            """;
    private static final int FETCH = 1_000;

    private final DataSource database;

    Export(DataSource database) {
        this.database = database;
    }

    /**
     * Writes the registry.
     *
     * @return how many users were written
     * @throws SQLException if the database fails; what was written then is not the whole
     */
    public long write(OutputStream out, ExportFormat format) throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            // With it the driver would read everything at once.
            connection.setAutoCommit(false);
            try {
                return write(connection, out, format);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static long write(Connection connection, OutputStream out, ExportFormat format)
            throws SQLException, IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, US_ASCII));
        writer.write(format.head());
        long written = 0;
        try (var statement = connection.prepareStatement(ALL)) {
            statement.setFetchSize(FETCH);
            try (var rows = statement.executeQuery()) {
                for (; rows.next(); written++) {
                    writer.write(format.line(user(rows)));
                }
            }
        }
        writer.flush();
        return written;
    }

    private static ExportedUser user(ResultSet row) throws SQLException {
        return new ExportedUser(
                row.getString("uid"),
                row.getString("identity"),
                row.getString("source"),
                row.getLong("version"),
                row.getString("first_seen"),
                row.getString("last_seen"));
    }
}
