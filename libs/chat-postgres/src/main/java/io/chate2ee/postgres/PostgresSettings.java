package io.chate2ee.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where a service keeps what it knows, {@code postgres.*}. */
@ConfigMapping(prefix = "postgres")
public interface PostgresSettings {
    /** The server's name or address. */
    String host();

    /** The server's port. */
    int port();

    /** The database, which the service has to itself. */
    String database();

    /** The user name. */
    Optional<String> user();

    /** The password. A secret. */
    Optional<String> password();

    /**
     * Whether the service brings the database to the schema of this version when it starts, for which its role must own the tables.
     * Otherwise it waits until the command {@code migrate} has.
     */
    @WithDefault("true")
    boolean migrate();
}
