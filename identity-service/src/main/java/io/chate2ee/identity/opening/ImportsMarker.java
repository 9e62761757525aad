package io.chate2ee.identity.opening;

import io.chate2ee.identity.settings.IdentitySettings;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the registry itself knows about imports, whatever a replica's settings say. Blocks. */
@Singleton
public class ImportsMarker {
    private static final String SET = "UPDATE registry_state SET imported_since = now() WHERE imported_since IS NULL";
    private static final String IS_SET = "SELECT imported_since IS NOT NULL FROM registry_state";

    private final DataSource database;
    private final IdentitySettings settings;

    ImportsMarker(DataSource database, IdentitySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Notes, in the connection's transaction, that the registry holds identities that were imported. */
    public static void set(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(SET);
        }
    }

    /**
     * Compares with the settings.
     *
     * @throws StartRefusedException if identities were imported and the settings deny it
     * @throws SQLException if the database cannot be asked
     */
    void compare() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(IS_SET)) {
            row.next();
            if (row.getBoolean(1) && !settings.imports()) {
                throw new StartRefusedException(
                        "Setting identity.imports must be true: this registry holds identities that were"
                                + " imported, and derived ones would be given in their place while the database is away");
            }
        }
    }
}
