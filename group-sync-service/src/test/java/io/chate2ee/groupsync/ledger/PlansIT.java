package io.chate2ee.groupsync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.chate2ee.groupsync.testing.Plans;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Connections keep the plans that they made while the tables were empty, and after a backlog nobody has counted yet what is in them. What runs
 * for every batch, or every second, must not read whole tables then.
 */
class PlansIT extends LedgerFixture {
    @Test
    void livesAreLockedByTheirKey() throws SQLException {
        assertThat(planOf(LifeTable.LOCK, "(text[])", "('{a,b,c}')"))
                .anyMatch(line -> line.contains("using groups_pkey"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    @Test
    void livesAreReadByTheirKey() throws SQLException {
        assertThat(planOf(LifeTable.LIVES, "(text[])", "('{a,b,c}')"))
                .anyMatch(line -> line.contains("using groups_pkey"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    @Test
    void admissionsThatWaitAreFoundByTheirIndexAmongManyMembers() throws SQLException {
        database.execute(
                "insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause)"
                        + " select 'group-' || i % 100, 1, 'user-' || i, true, now(), 0, i, now(), 'any' from generate_series(1, 30000) i");

        assertThat(planOf(HeldAdmissions.LOCK, "", ""))
                .anyMatch(line -> line.contains("using members_held"))
                .noneMatch(line -> line.contains("on members") && !line.contains("using members_held"));
    }

    @Test
    void groupsThatWantASnapshotAreCountedByTheirIndexAmongManyGroups() throws SQLException {
        database.execute(
                "insert into groups (guid, life, created_at) select 'group-' || i, 1, now() from generate_series(1, 30000) i");
        database.execute("analyze groups");

        assertThat(planOf(Ledger.WANTING_SNAPSHOT, "", ""))
                .anyMatch(line -> line.contains("using groups_wanting_snapshot"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    private static List<String> planOf(String sql, String types, String arguments) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.server().jdbcUrl("group_sync"), "postgres", "")) {
            return Plans.of(connection, sql, types, arguments);
        }
    }
}
