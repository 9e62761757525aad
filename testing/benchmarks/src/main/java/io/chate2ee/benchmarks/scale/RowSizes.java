package io.chate2ee.benchmarks.scale;

import io.chate2ee.stack.Checkout;
import io.chate2ee.stack.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a user, a group and a membership take in the two databases, indexes included. The script {@code sizes} starts it. */
public final class RowSizes {
    private static final int GROUPS = 20_000;
    private static final int MEMBERS = 30;
    private static final int USERS = 200_000;

    private static final List<Table> TABLES = List.of(
            new Table(
                    "identity-service",
                    "chat_user",
                    USERS,
                    "insert into chat_user (uid, identity, source, version, first_seen, last_seen)"
                            + " select 'user-' || i, md5(i::text), 'derived', 1, now(), now() from generate_series(1, %d) i"),
            new Table(
                    "identity-service",
                    "chat_group",
                    GROUPS,
                    "insert into chat_group (guid, life, version, identity, state, newest_epoch, granted, waiting)"
                            + " select 'group-' || i, 1, 1, md5('g' || i), 'in-sync', 0,"
                            + " (select array_agg(md5((i + j)::text)) from generate_series(1, 30) j), 0"
                            + " from generate_series(1, %d) i"),
            new Table(
                    "group-sync-service",
                    "users",
                    USERS,
                    "insert into users select 'user-' || i, md5(i::text), 1, false from generate_series(1, %d) i"),
            new Table(
                    "group-sync-service",
                    "cards",
                    USERS,
                    "insert into cards select md5(i::text), md5('a' || i) || md5('b' || i), decode(md5(i::text) || md5('k' || i), 'hex'),"
                            + " null, now() from generate_series(1, %d) i"),
            new Table(
                    "group-sync-service",
                    "groups",
                    GROUPS,
                    "insert into groups (guid, life, created_at, state, identity_shown, version, announced)"
                            + " select 'group-' || i, 1, now(), 'in-sync', true, 1, repeat('x', 200) from generate_series(1, %d) i"),
            new Table(
                    "group-sync-service",
                    "epochs",
                    GROUPS,
                    "insert into epochs select 'group-' || i, 1, 0, decode(repeat('ab', 140), 'hex'), md5(i::text), true"
                            + " from generate_series(1, %d) i"),
            new Table(
                    "group-sync-service",
                    "members",
                    GROUPS * MEMBERS,
                    "insert into members (guid, life, uid, desired, effective_at, source_partition, source_offset, since, cause, announced)"
                            + " select 'group-' || (i / 30 + 1), 1, 'user-' || i %% 30, true, now(), 1, i, now(),"
                            + " gen_random_uuid()::text, 'granted' from generate_series(0, %d - 1) i"),
            new Table(
                    "group-sync-service",
                    "holders",
                    GROUPS * MEMBERS,
                    "insert into holders select 'group-' || (i / 30 + 1), 1, md5((i %% 30)::text), 'user-' || i %% 30,"
                            + " md5('a' || i) || md5('b' || i), '{0}', '{}' from generate_series(0, %d - 1) i"));

    private RowSizes() {}

    private record Table(String service, String name, int rows, String fill) {}

    /** Runs. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (var postgres = LocalPostgres.start(LocalPostgres.Options.temporary());
                Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            System.out.println("| of | table | bytes a row, indexes included |");
            System.out.println("|---|---|---|");
            for (String service : List.of("identity-service", "group-sync-service")) {
                migrate(service, statement);
                for (Table table : TABLES) {
                    if (table.service().equals(service)) {
                        System.out.println(measured(table, statement));
                    }
                }
            }
        }
    }

    private static String measured(Table table, Statement statement) throws SQLException {
        statement.execute(String.format(Locale.ROOT, table.fill(), table.rows()));
        statement.execute("vacuum analyze " + table.name());
        try (var size = statement.executeQuery("select pg_total_relation_size('" + table.name() + "')")) {
            size.next();
            return String.format(
                    Locale.ROOT, "| %s | `%s` | %d |", table.service(), table.name(), size.getLong(1) / table.rows());
        }
    }

    private static void migrate(String service, Statement statement) throws IOException, SQLException {
        Path directory =
                Checkout.find().root().resolve(service).resolve(Path.of("src", "main", "resources", "db", "migration"));
        try (var files = Files.list(directory)) {
            for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
                statement.execute(Files.readString(file));
            }
        }
    }
}
