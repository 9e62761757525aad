package io.chate2ee.groupsync.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.chate2ee.groupsync.ledger.LedgerDatabase;
import io.chate2ee.groupsync.testing.Plans;
import io.chate2ee.groupsync.testing.SchemaThatIsThere;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // Made before the tests.
class OutstandingIT {
    private static final double SECONDS_A_TEST_MAY_TAKE = 60;
    private static LedgerDatabase database;
    private static Vertx vertx;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Outstanding outstanding;

    @BeforeAll
    static void start() {
        database = new LedgerDatabase();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
        outstanding = new Outstanding(vertx, new SchemaThatIsThere(), database.pool(), meters);
    }

    @Test
    void whoseTurnItIsToBeComparedIsFoundByTheIndexOfTurns() throws SQLException {
        database.execute(
                "insert into groups (guid, life, created_at) select 'group-' || i, 1, now() from generate_series(1, 30000) i");
        database.execute("analyze groups");

        try (Connection connection =
                DriverManager.getConnection(database.server().jdbcUrl("group_sync"), "postgres", "")) {
            assertThat(Plans.of(connection, Inspection.NEXT, "(float8, bool)", "(86400, true)"))
                    .anyMatch(line -> line.contains("using groups_by_turn"))
                    .noneMatch(line -> line.contains("Seq Scan on groups"));
            assertThat(Plans.of(connection, Inspection.OLDEST, "", ""))
                    .anyMatch(line -> line.contains("using groups_by_turn"))
                    .noneMatch(line -> line.contains("Seq Scan"));
        }
    }

    @Test
    void nothingIsOutstandingWhereAllIsDone() {
        group("done", "in-sync", null, false);

        measure();

        assertThat(value("group_sync.removals.oldest")).isZero();
        assertThat(value("group_sync.groups.parked")).isZero();
        assertThat(value("group_sync.groups.parked-with-removals")).isZero();
    }

    @Test
    void theRemovalThatWaitsLongestIsTold() {
        group("newer", "changing", "20 seconds", true);
        group("older", "changing", "90 seconds", true);
        group("additions-may-wait", "changing", "1 hour", false);

        measure();

        assertThat(value("group_sync.removals.oldest")).isCloseTo(90, within(SECONDS_A_TEST_MAY_TAKE));
    }

    @Test
    void removalsOfParkedGroupsAreToldApart() {
        group("parked", "parked", "2 hours", false);
        group("parked-with-removal", "parked", "2 hours", true);

        measure();

        assertThat(value("group_sync.removals.oldest")).isZero();
        assertThat(value("group_sync.groups.parked")).isEqualTo(2);
        assertThat(value("group_sync.groups.parked-with-removals")).isEqualTo(1);
    }

    @Test
    void theAnnouncementThatWaitsLongestIsTold() {
        measure();
        assertThat(value("group_sync.announcements.oldest")).isZero();

        for (String waits : List.of("5 minutes", "10 seconds")) {
            database.execute(
                    "insert into outbox (topic, key, value, created_at) values ('e2ee.groups', 'night', '\\x00', clock_timestamp() - interval '%s')"
                            .formatted(waits));
        }
        measure();

        assertThat(value("group_sync.announcements.oldest")).isCloseTo(300, within(SECONDS_A_TEST_MAY_TAKE));
    }

    private void measure() {
        outstanding.measure().await().atMost(Duration.ofSeconds(20));
    }

    private double value(String gauge) {
        return meters.get(gauge).gauge().value();
    }

    private static void group(String guid, String state, @Nullable String dirtyFor, boolean urgent) {
        database.execute(
                "insert into groups (guid, life, created_at, state, dirty_since, urgent) values ('%s', 1, now(), '%s', %s, %s)"
                        .formatted(
                                guid,
                                state,
                                dirtyFor == null ? "null" : "clock_timestamp() - interval '" + dirtyFor + "'",
                                urgent));
    }
}
