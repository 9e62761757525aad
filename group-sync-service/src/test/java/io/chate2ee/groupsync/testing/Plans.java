package io.chate2ee.groupsync.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL means to do a statement. */
public final class Plans {
    private Plans() {}

    /**
     * The plan that a connection keeps for any arguments, line by line.
     *
     * @param types of the parameters, in parentheses; empty without any
     * @param arguments for them, in parentheses
     */
    public static List<String> of(Connection connection, String sql, String types, String arguments)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("prepare planned " + types + " as " + sql);
            List<String> lines = new ArrayList<>();
            try (var plan = statement.executeQuery("explain execute planned " + arguments)) {
                while (plan.next()) {
                    lines.add(plan.getString(1));
                }
            }
            statement.execute("deallocate planned");
            return lines;
        }
    }
}
