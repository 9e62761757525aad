package io.chate2ee.identity.settings;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the registry is kept, {@code postgres.*}. */
@ConfigMapping(prefix = "postgres")
public interface PostgresSettings {
    /** The server's name or address. */
    String host();

    /** The server's port. */
    int port();

    /** The database, which this service has to itself. */
    String database();

    /** The user name, owner of the database's tables. Must be set. */
    Optional<String> user();

    /** The password. Must be set. */
    Optional<String> password();
}
