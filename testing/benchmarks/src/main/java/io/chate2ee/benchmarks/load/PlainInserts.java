package io.chate2ee.benchmarks.load;

import io.chate2ee.stack.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * The least that could be done with as many events: each a row of the ledger's own width, as many a transaction as the intake takes from Kafka, by one
 * connection, into a table without other tables, locks or reads.
 *
 * @param url of the database
 * @param role who logs in
 */
record PlainInserts(String url, DatabaseRole role) {
    private static final int BATCH = 500;

    private static final String TABLE = """
            create table plain (guid text, life int, uid text, desired boolean, effective_at timestamptz, source_partition int,
                source_offset bigint, since timestamptz, cause text, primary key (guid, life, uid))""";

    private static final String INSERT = """
            insert into plain select guid, 1, uid, true, now(), 0, place, now(), 'event-' || place
            from unnest(?::text[], ?::text[], ?::bigint[]) as told (guid, uid, place)""";

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
        int[] numbers = IntStream.range(from, to).toArray();
        insert.setArray(1, texts(connection, numbers, "group-", 20));
        insert.setArray(2, texts(connection, numbers, "user-", 1));
        insert.setArray(
                3,
                connection.createArrayOf("bigint", IntStream.of(numbers).boxed().toArray()));
        insert.executeUpdate();
        connection.commit();
    }

    private static java.sql.Array texts(Connection connection, int[] numbers, String prefix, int each)
            throws SQLException {
        return connection.createArrayOf(
                "text",
                Arrays.stream(numbers)
                        .mapToObj(number -> prefix + number / each)
                        .toArray());
    }
}
