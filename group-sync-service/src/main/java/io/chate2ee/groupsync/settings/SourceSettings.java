package io.chate2ee.groupsync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** CometChat's REST API, which knows who is in a group, {@code source.*}. Read only by what asks it. */
@ConfigMapping(prefix = "source")
public interface SourceSettings {
    /** The app whose groups are read. Needed. */
    Optional<String> appId();

    /** The app's region, such as {@code us}, {@code eu} or {@code in}. Needed if the URL has a place for it. */
    Optional<String> region();

    /** A full-access REST API key. Needed. A secret. */
    Optional<String> apiKey();

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
}
