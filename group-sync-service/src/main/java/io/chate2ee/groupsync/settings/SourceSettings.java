package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** CometChat's REST API, which knows who is in a group, {@code source.*}. Read only by what asks it. */
@ConfigMapping(prefix = "source")
public interface SourceSettings {
    /** The app whose groups are read. Needed. */
    Optional<String> appId();

    /** The app's region, such as {@code us}, {@code eu} or {@code in}. Needed if the URL has a place for it. */
    Optional<String> region();

    /** A full-access REST API key. Needed, here or in a file; without any the role {@code backfill} reads nothing. A secret. */
    Optional<String> apiKey();

    /** In its place: a file with such keys, one a line, any of which may be refused; read again while the service runs. */
    Optional<Path> apiKeyFile();

    /** Where the API is, with {@code {appId}} and {@code {region}} filled in; an on-premise host has no app id in its name. */
    @WithDefault("https://{appId}.api-{region}.cometchat.io/v3")
    String url();

    /** How long one answer is waited for. */
    @WithDefault("30s")
    Duration timeout();

    /** Groups or members asked for at a time; the vendor gives at most 1000. */
    @WithDefault("1000")
    int page();

    /** How many groups are read at once. */
    @WithDefault("8")
    int atOnce();

    /** Most requests a second, of one process. The vendor allows an app 20,000 a minute in all. */
    @WithDefault("100")
    int callsPerSecond();

    /** How the role {@code backfill} follows the chat. */
    Reconcile reconcile();

    /** When what is looked at again. */
    interface Reconcile {
        /** How often groups are looked at that say they were updated. */
        @WithDefault("5m")
        Duration every();

        /** How often all groups are looked at: not everything that happens to members updates their group. */
        @WithDefault("24h")
        Duration sweepEvery();

        /** When a group is looked at again that still asks for a snapshot; doubles each time. */
        @WithDefault("5s")
        Duration again();

        /** Longest pause until a group is looked at again that still asks, and until a run is tried again that failed. */
        @WithDefault("10m")
        Duration againAtMost();

        /** How long after a webhook its group is looked at; {@code 0s} for never. Less than 60 s, so that an admission that waits gets its answer. */
        @WithDefault("20s")
        Duration afterWebhook();

        /** How many groups may wait to be looked at; more are left to the next look at all. */
        @WithDefault("100000")
        int waitAtMost();

        /** How far the chat's clock and this one may differ: a group made within this time before it was missed does not end. */
        @WithDefault("60s")
        Duration clockDifference();

        /** How many groups may be missing at the chat from one look at all groups to the next; if more are, none of them ends. */
        @WithDefault("100")
        int endAtMost();
    }
}
