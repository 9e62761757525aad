package io.chate2ee.identity.opening;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.user.UserRecord;
import io.chate2ee.identity.registry.UserText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table of what the topic says. An identity that moved from one user to another can be read in the wrong order of the two,
 * since they are in different partitions; only what is there at the end must be one to one, so only that goes to the registry.
 */
final class ToldUsers {
    private static final String CREATE = """
            CREATE TEMPORARY TABLE told (
                uid text COLLATE "C" PRIMARY KEY, identity text COLLATE "C", source text, version bigint,
                forgotten boolean, told_at timestamptz NOT NULL
            ) ON COMMIT DROP
            """;

    /** In the order of the topic: a value after a tombstone begins anew, of values the newest version counts. */
    private static final String TAKE = """
            INSERT INTO told AS known SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::boolean[], ?::timestamptz[])
            ON CONFLICT (uid) DO UPDATE SET identity = excluded.identity, source = excluded.source,
                version = excluded.version, forgotten = excluded.forgotten, told_at = excluded.told_at
            WHERE excluded.version IS NULL OR known.version IS NULL OR known.version < excluded.version
            """;

    /** Changes that a restored database believes to be unsent, and that were sent: sending them again would be a step back. */
    private static final String DROP_OLD_CHANGES =
            "DELETE FROM user_outbox o USING told t WHERE o.uid = t.uid AND (t.version IS NULL OR o.version <= t.version)";

    private static final String DROP_OLD_ROWS =
            "DELETE FROM chat_user u USING told t WHERE u.uid = t.uid AND (t.version IS NULL OR u.version < t.version)";

    private static final String INSERT = """
            INSERT INTO chat_user (uid, identity, source, version, forgotten, forgotten_at, first_seen, last_seen)
            SELECT uid, identity, source, version, forgotten, CASE WHEN forgotten THEN told_at END, told_at, told_at
            FROM told WHERE version IS NOT NULL
            ON CONFLICT DO NOTHING
            """;

    private static final String NOTE_IMPORTS = """
            UPDATE registry_state SET imported_since = now()
            WHERE imported_since IS NULL AND EXISTS (SELECT 1 FROM told WHERE source = 'imported')
            """;

    private static final String LEFT_OUT = """
            SELECT count(*) FROM told t
            WHERE version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM chat_user u WHERE u.uid = t.uid)
            """;

    private final Connection connection;

    private ToldUsers(Connection connection) {
        this.connection = connection;
    }

    /**
     * What became of it.
     *
     * @param taken rows that are new or newer now
     * @param removed rows that were older, or are no longer on the topic
     * @param leftOut users who could not be taken over
     */
    record Merged(long taken, long removed, long leftOut) {}

    /** An empty table, which ends with the connection's transaction. */
    static ToldUsers none(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        return new ToldUsers(connection);
    }

    /** Notes what is said, at most once of each user. */
    void take(List<Told> batch) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", column(batch, told -> told.uid().value())));
            statement.setArray(
                    2, connection.createArrayOf("text", ofUser(batch, UserRecord::identity, Identity::value)));
            statement.setArray(3, connection.createArrayOf("text", ofUser(batch, UserRecord::source, UserText::of)));
            statement.setArray(
                    4, connection.createArrayOf("bigint", ofUser(batch, UserRecord::version, Function.identity())));
            statement.setArray(
                    5, connection.createArrayOf("boolean", ofUser(batch, UserRecord::forgotten, Function.identity())));
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "timestamptz", column(batch, told -> told.time().toString())));
            statement.executeUpdate();
        }
    }

    /** Brings the registry up to what was said; what it has of the same version or newer stays. */
    Merged merge() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(DROP_OLD_CHANGES);
            long removed = statement.executeLargeUpdate(DROP_OLD_ROWS);
            long taken = statement.executeLargeUpdate(INSERT);
            statement.executeUpdate(NOTE_IMPORTS);
            try (var row = statement.executeQuery(LEFT_OUT)) {
                row.next();
                return new Merged(taken, removed, row.getLong(1));
            }
        }
    }

    private static Object[] column(List<Told> batch, Function<Told, Object> value) {
        return batch.stream().map(value).toArray();
    }

    private static <T> @Nullable Object[] ofUser(
            List<Told> batch, Function<UserRecord, T> part, Function<T, Object> value) {
        return batch.stream()
                .map(told ->
                        Optional.ofNullable(told.user()).map(part).map(value).orElse(null))
                .toArray();
    }
}
