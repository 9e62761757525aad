package io.chate2ee.identity.registry;

import io.chate2ee.contract.id.Identity;
import io.chate2ee.contract.id.Uid;
import io.chate2ee.contract.user.IdentitySource;
import io.chate2ee.contract.user.UserRecord;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;

/** How users are written in tables. */
public final class UserText {
    private UserText() {}

    /** A source as the tables have it. */
    public static String of(IdentitySource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    /** A source as the tables have it. */
    public static IdentitySource source(String text) {
        return IdentitySource.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** A row with the columns {@code uid, identity, source, version, forgotten}. */
    public static UserRecord record(Row row) {
        return new UserRecord(
                new Uid(row.getString("uid")),
                new Identity(row.getString("identity")),
                source(row.getString("source")),
                row.getLong("version"),
                row.getBoolean("forgotten"));
    }
}
