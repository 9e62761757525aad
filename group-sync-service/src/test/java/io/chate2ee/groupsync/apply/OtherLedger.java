package io.chate2ee.groupsync.apply;

import static org.awaitility.Awaitility.await;

import io.chate2ee.groupsync.testing.Surroundings;
import java.sql.Connection;
import java.sql.SQLException;

/** Another process in the middle of a batch: it has its hand on groups until this is closed. */
final class OtherLedger implements AutoCloseable {
    private final Surroundings surroundings;
    private final Connection connection;

    OtherLedger(Surroundings surroundings) throws SQLException {
        this.surroundings = surroundings;
        this.connection = surroundings.connect();
        connection.setAutoCommit(false);
    }

    /** Blocks while somebody else has it. */
    void locks(String guid) throws SQLException {
        try (var lock = connection.prepareStatement("select 1 from groups where guid = ? for no key update")) {
            lock.setString(1, guid);
            lock.execute();
        }
    }

    /** Waits until somebody waits for what this has. */
    void isWaitedFor() {
        await().until(() -> surroundings
                        .pool()
                        .query("select 1 from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .executeAndAwait()
                        .size()
                > 0);
    }

    /** Its batch is done. */
    void commits() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
