package io.chate2ee.benchmarks.load;

import io.chate2ee.stack.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The least that could be done with as many events: of each a row of the ledger's own columns, every value sent as the ledger sends it, as many a
 * transaction as the ledger folds at a time, by one connection, into a table without other tables, further indexes, locks or reads.
 *
 * @param url of the database
 * @param role who logs in
 */
record PlainInserts(String url, DatabaseRole role) {
    private static final int BATCH = 1_000;
    private static final int MEMBERS_OF_A_GROUP = 20;

    private static final String TABLE = """
            create table plain (guid text, life int, uid text, desired boolean, withheld boolean, held_until timestamptz,
                effective_at timestamptz, source_partition int, source_offset bigint, barred boolean, barred_at timestamptz,
                barred_partition int, barred_offset bigint, since timestamptz, cause text, primary key (guid, life, uid))""";

    private static final String INSERT = """
            insert into plain select * from unnest(?::text[], ?::int[], ?::text[], ?::boolean[], ?::boolean[], ?::timestamptz[],
                ?::timestamptz[], ?::int[], ?::bigint[], ?::boolean[], ?::timestamptz[], ?::int[], ?::bigint[], ?::timestamptz[],
                ?::text[])""";

    static PlainInserts into(String url, DatabaseRole role) {
        return new PlainInserts(url, role);
    }

    Insertion insert(int rows, DoubleSupplier cpuSeconds) {
        try (var connection = DriverManager.getConnection(url, role.name(), role.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema if not exists plainly");
            statement.execute("set search_path = plainly");
            statement.execute("drop table if exists plain");
            statement.execute(TABLE);
            connection.commit();
            double cpuBefore = cpuSeconds.getAsDouble();
            long before = System.nanoTime();
            try (var insert = connection.prepareStatement(INSERT)) {
                for (int first = 0; first < rows; first += BATCH) {
                    insert(connection, insert, first, Math.min(rows, first + BATCH));
                }
            }
            double seconds = (System.nanoTime() - before) / 1e9;
            return new Insertion(rows / seconds, rows / (cpuSeconds.getAsDouble() - cpuBefore));
        } catch (SQLException e) {
            throw new IllegalStateException("plain rows could not be inserted", e);
        }
    }

    /**
     * How inserting went.
     *
     * @param perSecond rows
     * @param perCpuSecond rows for each second of the processors' time, both sides together
     */
    record Insertion(double perSecond, double perCpuSecond) {
        Insertion mean(Insertion other) {
            return new Insertion((perSecond + other.perSecond) / 2, (perCpuSecond + other.perCpuSecond) / 2);
        }
    }

    private static void insert(Connection connection, PreparedStatement insert, int from, int to) throws SQLException {
        var rows = new Rows(connection, insert, from, to);
        var now = Instant.now().toString();
        rows.set(1, "text", row -> "group-" + row / MEMBERS_OF_A_GROUP);
        rows.set(2, "int", row -> 1);
        rows.set(3, "text", row -> "user-" + row % MEMBERS_OF_A_GROUP);
        rows.set(4, "boolean", row -> true);
        rows.set(5, "boolean", row -> false);
        rows.setNulls(6, "timestamptz");
        rows.set(7, "timestamptz", row -> now);
        rows.set(8, "int", row -> 0);
        rows.set(9, "bigint", row -> (long) row);
        rows.set(10, "boolean", row -> false);
        rows.setNulls(11, "timestamptz");
        rows.setNulls(12, "int");
        rows.setNulls(13, "bigint");
        rows.set(14, "timestamptz", row -> now);
        rows.set(15, "text", row -> "event-" + row);
        insert.executeUpdate();
        connection.commit();
    }

    /** Columns of the rows with these numbers. */
    private record Rows(Connection connection, PreparedStatement insert, int from, int to) {
        void set(int column, String type, IntFunction<Object> value) throws SQLException {
            insert.setArray(
                    column,
                    connection.createArrayOf(
                            type, IntStream.range(from, to).mapToObj(value).toArray()));
        }

        void setNulls(int column, String type) throws SQLException {
            insert.setArray(column, connection.createArrayOf(type, new Object[to - from]));
        }
    }
}
