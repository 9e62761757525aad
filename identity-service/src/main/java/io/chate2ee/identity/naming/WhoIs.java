package io.chate2ee.identity.naming;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the registry itself, never what a replica has in memory. Blocks. */
@Singleton
public class WhoIs {
    private static final String USER =
            "SELECT uid, identity, source, version, forgotten, first_seen, last_seen FROM chat_user WHERE ";
    private static final String GROUP = "SELECT guid, identity FROM chat_group WHERE identity = ?";

    private final DataSource database;

    WhoIs(DataSource database) {
        this.database = database;
    }

    /** What is known of a user; empty if the user has no row, and so at most a derived identity. */
    public Optional<Named> uid(Uid uid) throws SQLException {
        return one(USER + "uid = ?", uid.value(), WhoIs::user);
    }

    /** Whose the identity is, a user's or a group's. A derived identity of somebody without a row is nobody's here. */
    public Optional<Named> identity(Identity identity) throws SQLException {
        Optional<Named> user = one(USER + "identity = ?", identity.value(), WhoIs::user);
        return user.isPresent() ? user : one(GROUP, identity.value(), WhoIs::group);
    }

    private Optional<Named> one(String sql, String name, Reading reading) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.read(row)) : Optional.empty();
            }
        }
    }

    private static Named user(ResultSet row) throws SQLException {
        return new Named.User(
                row.getString("uid"),
                row.getString("identity"),
                row.getString("source"),
                row.getLong("version"),
                row.getBoolean("forgotten"),
                time(row, "first_seen"),
                time(row, "last_seen"));
    }

    private static Named group(ResultSet row) throws SQLException {
        return new Named.Group(row.getString("guid"), row.getString("identity"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private interface Reading {
        Named read(ResultSet row) throws SQLException;
    }
}
