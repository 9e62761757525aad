package io.chate2ee.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
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

    /** How the server is known to be the right one. */
    @WithDefault("disable")
    Tls tls();

    /** A PEM file of the certificates that vouch for the server's. Needed with {@code verify-full}. Read at the start. */
    Optional<Path> tlsCa();

    /**
     * Whether the service brings the database to the schema of this version when it starts, for which its role must own the tables.
     * Otherwise it waits until the command {@code migrate} has.
     */
    @WithDefault("true")
    boolean migrate();

    /**
     * The two ends between which there is nothing worth having: encryption without a look at the certificate keeps nobody out who stands
     * between.
     */
    enum Tls {
        /** Not at all: plain text, for a server on the same machine. */
        DISABLE,

        /** By a certificate that {@link #tlsCa()} vouches for and that names {@link #host()}. */
        VERIFY_FULL
    }
}
