package io.chate2ee.identity.settings;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** The settings under {@code identity}; their defaults are in {@code application.properties}. */
@ConfigMapping(prefix = "identity")
public interface IdentitySettings {
    /** Base64 of at least 32 random bytes, the same for all replicas and for ever. This or {@link #derivationSecretFile} must be set. */
    Optional<String> derivationSecret();

    /** A file that holds it, such as a mounted secret. */
    Optional<String> derivationSecretFile();

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

    /** Who may use the endpoints under {@code /v1/admin}. */
    Admin admin();

    /** How closely it is known when users were last seen. */
    Seen seen();

    /** How long something is kept of users who were forgotten. */
    Forgotten forgotten();

    /** Who is told about groups. */
    GroupLookUps groupLookUps();

    /** How many ids that nobody has one caller may try. */
    UnknownIds unknownIds();

    /**
     * Whether to read {@code e2ee.users} from its beginning before opening, as a start with a new database does anyway: for one start
     * after the database was restored from a backup.
     */
    boolean rebuild();

    /** Who may use the endpoints under {@code /v1/admin}. */
    interface Admin {
        /** What the claim {@code groups} of their login JWT must name; without it there are no such endpoints. */
        Optional<String> role();
    }

    /** How closely it is known when users were last seen. */
    interface Seen {
        /** A later sighting of a user is stored only if it is so much later. */
        Duration precision();

        /** How often sightings of known users are stored. */
        Duration storeEvery();
    }

    /** How long something is kept of users who were forgotten. */
    interface Forgotten {
        /** So that rights can still be revoked; then the row goes, and a tombstone to the topic. */
        Duration keptFor();

        /** How often to look for those whose time has come. */
        Duration lookEvery();
    }

    /** Who is told about groups. */
    enum GroupLookUps {
        /** Any authenticated caller. */
        ANYONE,
        /** Only members; to others a group looks like one that does not exist. */
        MEMBERS
    }

    /** How many ids that nobody has one caller may try. */
    interface UnknownIds {
        /** How many different ones in {@link #per}; 0 switches the limit off. */
        int atMost();

        /** The time after which a caller may try others. */
        Duration per();
    }

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

        /** How many users are read into memory at the start, those seen last; 0 for none. */
        int warmUsers();

        /** The start waits no longer than this for them. */
        Duration warmWithin();
    }

    /** How changes get to other services. */
    interface Outbox {
        /** How many changes are sent before their confirmations are awaited. */
        int batch();

        /** How often to look for changes that a crash or another replica left. */
        Duration interval();
    }
}
