package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the reconciler works. */
@ConfigMapping(prefix = "sync")
public interface SyncSettings {
    /** How long a group is reserved for one replica; prolonged with every write. At least twice the request time-out. */
    @WithDefault("6s")
    Duration lease();

    /** How long additions gather before a round. Removals do not wait. */
    @WithDefault("100ms")
    Duration settle();

    /** How often the table is looked at even if nobody calls. */
    @WithDefault("500ms")
    Duration poll();

    /** How many groups one replica works on at a time. */
    @WithDefault("16")
    int concurrency();

    /** First pause after a failure that may pass; doubles with each further one. */
    @WithDefault("500ms")
    Duration backOff();

    /** Longest pause between two attempts. */
    @WithDefault("60s")
    Duration backOffCap();

    /** A card looked up longer ago than this is looked up again before tickets are shared with it for the first time. */
    @WithDefault("1m")
    Duration cardAge();

    /** How often cards of waiting members are looked for. */
    @WithDefault("10m")
    Duration waitingSweep();

    /** How often cards of members who have been granted are looked for again. */
    @WithDefault("6h")
    Duration grantedSweep();

    /** When a group that was taken over from another replica is compared with the cloud once more. */
    @WithDefault("5m")
    Duration secondVerification();

    /** Until when after a take-over it is compared again and again, with pauses that double. */
    @WithDefault("30d")
    Duration lastVerification();

    /** How all groups are looked at in their turn, whether or not anything speaks for a difference. */
    Inspection inspection();

    /** Regular comparison of the cloud with the ledger. */
    interface Inspection {
        /** How often each group is compared. */
        @WithDefault("24h")
        Duration every();

        /** What is done about a difference. */
        @WithDefault("repair")
        Found then();
    }

    /** What to do about groups whose turn has come. */
    enum Found {
        /** Compare and repair. */
        REPAIR,
        /** Compare and log what differs. */
        REPORT,
        /** Do not even compare. */
        NOTHING
    }

    /** What operators may ask for over HTTP. */
    Admin admin();

    /** Whom operators' endpoints are for: callers whose login JWT names one of these in its claim {@code groups}. */
    interface Admin {
        /** May do everything. Without it and the other there are no such endpoints. */
        Optional<String> role();

        /** May look, and change nothing. */
        Optional<String> readerRole();
    }

    /** How long any one transaction may take. */
    @WithDefault("10s")
    Duration databaseTimeout();

    /** How long a stop waits for running calls. */
    @WithDefault("10s")
    Duration stopTimeout();
}
