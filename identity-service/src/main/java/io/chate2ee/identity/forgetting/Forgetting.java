package io.chate2ee.identity.forgetting;

import io.chate2ee.contract.id.Uid;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Forgets users in the registry. The announcement is sent by a running replica. Blocks. */
@Singleton
public class Forgetting {
    /** The row's lock is taken before the outbox gives the change its place. */
    private static final String FORGET = """
            WITH gone AS (
                UPDATE chat_user SET forgotten = true, forgotten_at = now(), version = version + 1
                WHERE uid = ? AND NOT forgotten
                RETURNING uid, identity, source, version, forgotten)
            INSERT INTO user_outbox (uid, identity, source, version, forgotten)
            SELECT uid, identity, source, version, forgotten FROM gone
            """;

    private final DataSource database;

    Forgetting(DataSource database) {
        this.database = database;
    }

    /**
     * Forgets one user.
     *
     * @return whether there was such a user; false also if it is forgotten already
     */
    public boolean forget(Uid uid) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, uid.value());
            return statement.executeUpdate() > 0;
        }
    }
}
