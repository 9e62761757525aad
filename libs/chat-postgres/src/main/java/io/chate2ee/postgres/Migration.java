package io.chate2ee.postgres;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code migrate}: brings the schema up to date as the role that owns the tables, and gives the role of the service what it
 * needs to work with them, but not to change them. Blocks.
 */
@Singleton
public class Migration {
    /** Names that need no quotes. */
    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** The history of migrations is read to see that all are there; who could write it could pretend so. */
    private static final List<String> RIGHTS = List.of(
            "GRANT CONNECT, TEMPORARY ON DATABASE \"%2$s\" TO %1$s",
            "GRANT USAGE ON SCHEMA public TO %1$s",
            "GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO %1$s",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %1$s",
            "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON flyway_schema_history FROM %1$s");

    private final Flyway flyway;
    private final DataSource database;

    /** For the service's one database. */
    @Inject
    public Migration(Flyway flyway, DataSource database) {
        this.flyway = flyway;
        this.database = database;
    }

    /**
     * Does it; again and again has no other effect than once.
     *
     * @param role the role that the service has, or null to grant nothing
     * @return how many migrations there were to do
     * @throws IllegalArgumentException if the role has a name that is none
     * @throws SQLException if the rights cannot be granted
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be asked or changed
     */
    public int run(@Nullable String role) throws SQLException {
        if (role != null && !ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("a role's name is lower-case letters, digits and _, at most 63 of them");
        }
        int done = flyway.migrate().migrationsExecuted;
        if (role != null) {
            grant(role);
        }
        return done;
    }

    private void grant(String role) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String name = connection.getCatalog().replace("\"", "\"\"");
            for (String right : RIGHTS) {
                statement.execute(right.formatted(role, name));
            }
            connection.commit();
        }
    }
}
