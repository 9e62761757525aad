package io.chate2ee.groupsync.crashes;

import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.testing.Surroundings;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;

/** Locks in the database that keep a process at a certain transaction. */
final class Holds implements AutoCloseable {
    private static final long OUTBOX_LOCK = 7;

    private final Connection connection;

    Holds(Surroundings surroundings) throws SQLException {
        connection = surroundings.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace function wait_for_test() returns trigger language plpgsql as"
                    + " $$ begin perform pg_advisory_xact_lock_shared(" + OUTBOX_LOCK + "); return null; end $$");
            statement.execute("create or replace trigger held before delete on outbox"
                    + " for each statement execute function wait_for_test()");
        }
        connection.commit();
    }

    /** Nobody gets further than these groups' rows. */
    void groups(Collection<String> guids) throws SQLException {
        Array names = connection.createArrayOf("text", guids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(
                "select 1 from groups where guid = any (?) order by guid, life for update")) {
            statement.setArray(1, names);
            statement.executeQuery();
        }
    }

    /** Nobody writes members down, nor goes on with these groups. */
    void ledger(Collection<String> guids) throws SQLException {
        groups(guids);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table members in share mode");
        }
    }

    /** What is sent from the outbox stays in it. */
    void outbox() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + OUTBOX_LOCK + ")");
        }
    }

    /** Returns when somebody waits for one of the locks. */
    void awaitSomebody() {
        await("somebody waits for a lock")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> waiting() > 0);
    }

    private int waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    void release() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
