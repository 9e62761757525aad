package io.chate2ee.identity.settings;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** The settings under {@code identity}; their defaults are in {@code application.properties}. */
@ConfigMapping(prefix = "identity")
public interface IdentitySettings {
    /** Base64 of at least 32 random bytes, the same for all replicas and for ever. Must be set. */
    Optional<String> derivationSecret();

    /**
     * Whether this deployment has identities that were imported rather than derived. If so, an unknown user cannot be
     * answered without the database.
     */
    boolean imports();

    /** How long to wait for the database in one request. */
    Duration databaseTimeout();

    /** What a caller is told to wait when the database is needed and away; whole seconds. */
    Duration retryAfter();

    /** What is kept in memory. */
    Cache cache();

    /** How changes get to other services. */
    Outbox outbox();

    /** What is kept in memory. */
    interface Cache {
        /** How many users. */
        long users();

        /** How many groups and members of groups together. */
        long groupsAndMembers();

        /** How long a user or group is kept. Events change it earlier; this bounds the harm of a lost one. */
        Duration knownFor();

        /** How long it is remembered that a user or group is unknown. */
        Duration unknownFor();
    }

    /** How changes get to other services. */
    interface Outbox {
        /** How many changes are sent before their confirmations are awaited. */
        int batch();

        /** How often to look for changes that a crash or another replica left. */
        Duration interval();
    }
}
